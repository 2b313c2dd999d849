LOCK "windlass"."fence_k3j9x0q2m7zb_every_type";

UPDATE "windlass"."fence_k3j9x0q2m7zb_every_type" SET "run" = 7, "touched" = GETDATE();

SELECT 1 / CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END FROM "windlass"."ledger" WHERE "journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'every_type' AND "run" = 7 AND "step" = 'clean-up';

INSERT INTO "windlass"."ledger" ("journal", "pipeline", "run", "step", "part", "outcome", "table", "manifest", "files", "bytes", "rows", "action", "who")
VALUES ('k3j9x0q2m7zb', 'every_type', 7, 'clean-up', 0, 'loaded', NULL, NULL, 0, 0, NULL, 'sql', 'windlass');
