COPY "windlass_adopted" ("journal", "pipeline", "run", "step", "part", "bucket", "key", "version", "etag", "sequencer", "size")
FROM 's3://windlass-files/_windlass/sparkify/7-x8/events-1.objects-'
IAM_ROLE 'arn:aws:iam::123456789012:role/reads-s3'
FORMAT JSON 'auto'
