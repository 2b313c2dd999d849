COPY "windlass"."ledger_object" ("journal", "pipeline", "run", "step", "part", "bucket", "key", "version", "etag", "sequencer", "size")
FROM 's3://windlass-files/_windlass/sparkify/7-x8/events-1.objects.json'
IAM_ROLE default
FORMAT JSON 'auto'
