COPY "staging"."s_events" ("artist", "first_name", "ts")
FROM 's3://windlass-files/_windlass/sparkify/7-x8/events-1.manifest.json'
IAM_ROLE 'arn:aws:iam::123456789012:role/reads-s3'
MANIFEST
FORMAT JSON 's3://windlass-files/_windlass/sparkify/7-x8/events-1.jsonpaths.json'
GZIP
TIMEFORMAT 'epochmillisecs'
EMPTYASNULL
