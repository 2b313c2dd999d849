INSERT INTO "windlass"."ledger" ("journal", "pipeline", "run", "step", "part", "outcome", "table", "manifest", "files", "bytes", "rows", "action", "who")
VALUES ('k3j9x0q2m7zb', 'sparkify', 7, 'events', 1, 'loaded', 'staging.s_events', 's3://windlass-files/_windlass/sparkify/7-x8/events-1.manifest.json', 30, 4096, pg_last_copy_count(), 'load', 'windlass')
