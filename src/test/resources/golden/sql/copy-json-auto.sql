COPY "staging"."s_events"
FROM 's3://windlass-files/_windlass/sparkify/7-x8/events-1.manifest.json'
IAM_ROLE default
MANIFEST
FORMAT JSON 'auto'
TIMEFORMAT 'epochmillisecs'
EMPTYASNULL
