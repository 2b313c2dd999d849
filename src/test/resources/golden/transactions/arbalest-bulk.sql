LOCK "windlass"."fence_k3j9x0q2m7zb_arbalest";

UPDATE "windlass"."fence_k3j9x0q2m7zb_arbalest" SET "run" = 7, "touched" = GETDATE();

SELECT 1 / CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END FROM "windlass"."ledger" WHERE "journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'arbalest' AND "run" = 7 AND "step" = 'bulk';

CREATE TABLE IF NOT EXISTS "some_rows" (
  "id" VARCHAR(36),
  "custom_column_name" INTEGER,
  "child_someboolean" BOOLEAN
);

DELETE FROM "some_rows";

COPY "some_rows" ("id", "custom_column_name", "child_someboolean")
FROM 's3://windlass-files/runs/arbalest/7-x8/bulk/manifest-1.json'
IAM_ROLE 'arn:aws:iam::123456789012:role/reads-s3'
MANIFEST
FORMAT JSON 's3://windlass-files/jsonpaths/some_rows-1dc0281b918f8b11.json';

INSERT INTO "windlass"."ledger" ("journal", "pipeline", "run", "step", "part", "outcome", "table", "manifest", "files", "bytes", "rows", "action", "who")
VALUES ('k3j9x0q2m7zb', 'arbalest', 7, 'bulk', 1, 'loaded', 'some_rows', 's3://windlass-files/runs/arbalest/7-x8/bulk/manifest-1.json', 2, 4096, pg_last_copy_count(), 'load', 'windlass');

COPY "windlass"."ledger_object" ("journal", "pipeline", "run", "step", "part", "bucket", "key", "version", "etag", "sequencer", "size")
FROM 's3://windlass-files/runs/arbalest/7-x8/bulk/objects.json'
IAM_ROLE 'arn:aws:iam::123456789012:role/reads-s3'
FORMAT JSON 'auto';
