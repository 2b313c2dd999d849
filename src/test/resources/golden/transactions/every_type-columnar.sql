LOCK "windlass"."fence_k3j9x0q2m7zb_every_type";

UPDATE "windlass"."fence_k3j9x0q2m7zb_every_type" SET "run" = 7, "touched" = GETDATE();

SELECT 1 / CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END FROM "windlass"."ledger" WHERE "journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'every_type' AND "run" = 7 AND "step" = 'columnar';

CREATE TABLE IF NOT EXISTS "every_type_columnar" (
  "id" BIGINT NOT NULL,
  "at" TIMESTAMP,
  "amount" DECIMAL(12,2)
);

CREATE TABLE "windlass_next_every_type_columnar" (
  "id" BIGINT NOT NULL,
  "at" TIMESTAMP,
  "amount" DECIMAL(12,2)
);

COPY "windlass_next_every_type_columnar"
FROM 's3://windlass-files/runs/every_type/7-x8/columnar/manifest-1.json'
IAM_ROLE 'arn:aws:iam::123456789012:role/reads-s3'
MANIFEST
FORMAT PARQUET
FILLRECORD;

INSERT INTO "windlass"."ledger" ("journal", "pipeline", "run", "step", "part", "outcome", "table", "manifest", "files", "bytes", "rows", "action", "who")
VALUES ('k3j9x0q2m7zb', 'every_type', 7, 'columnar', 1, 'loaded', 'every_type_columnar', 's3://windlass-files/runs/every_type/7-x8/columnar/manifest-1.json', 2, 4096, pg_last_copy_count(), 'load', 'windlass');

DROP TABLE "every_type_columnar" RESTRICT;

ALTER TABLE "windlass_next_every_type_columnar" RENAME TO "every_type_columnar";

COPY "windlass"."ledger_object" ("journal", "pipeline", "run", "step", "part", "bucket", "key", "version", "etag", "sequencer", "size")
FROM 's3://windlass-files/runs/every_type/7-x8/columnar/objects.json'
IAM_ROLE 'arn:aws:iam::123456789012:role/reads-s3'
FORMAT JSON 'auto';
