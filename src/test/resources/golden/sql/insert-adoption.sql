INSERT INTO "windlass"."ledger" ("journal", "pipeline", "run", "step", "part", "outcome", "table", "action")
SELECT 'k3j9x0q2m7zb', 'sparkify', 0, 'events', 1, 'loaded', 'staging.s_events', 'adopt' WHERE NOT EXISTS (SELECT 1 FROM "windlass"."ledger" WHERE "journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'sparkify' AND "run" = 0 AND "step" = 'events')
