SET LOCAL query_group TO 'night''s \\ loads'
