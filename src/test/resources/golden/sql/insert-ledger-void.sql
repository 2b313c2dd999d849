INSERT INTO "windlass"."ledger" ("journal", "pipeline", "run", "step", "part", "outcome", "table", "manifest", "files", "bytes", "rows", "action", "who")
VALUES ('k3j9x0q2m7zb', 'sparkify', 7, 'events', 0, 'void', NULL, NULL, 0, 0, NULL, 'void', 'o''brien')
