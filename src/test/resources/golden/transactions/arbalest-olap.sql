LOCK "windlass"."fence_k3j9x0q2m7zb_arbalest";

UPDATE "windlass"."fence_k3j9x0q2m7zb_arbalest" SET "run" = 7, "touched" = GETDATE();

SELECT 1 / CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END FROM "windlass"."ledger" WHERE "journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'arbalest' AND "run" = 7 AND "step" = 'olap';

select custom_column_name + 1 as number into some_olap_table from some_rows;

select * into some_rows_copy from some_rows;

INSERT INTO "windlass"."ledger" ("journal", "pipeline", "run", "step", "part", "outcome", "table", "manifest", "files", "bytes", "rows", "action", "who")
VALUES ('k3j9x0q2m7zb', 'arbalest', 7, 'olap', 0, 'loaded', NULL, NULL, 0, 0, NULL, 'sql', 'windlass');
