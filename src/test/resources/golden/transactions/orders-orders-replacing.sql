LOCK "windlass"."fence_k3j9x0q2m7zb_orders";

UPDATE "windlass"."fence_k3j9x0q2m7zb_orders" SET "run" = 7, "touched" = GETDATE();

SELECT 1 / CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END FROM "windlass"."ledger" WHERE "journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'orders' AND "run" = 7 AND "step" = 'orders';

CREATE TABLE IF NOT EXISTS "orders" (
  "id" VARCHAR(36) ENCODE ZSTD NOT NULL,
  "custom_column_name" INTEGER,
  "child_someboolean" BOOLEAN,
  "child_deeper_x" SUPER,
  "first_tag" VARCHAR(20),
  "updated_at" TIMESTAMPTZ,
  "is_deleted" BOOLEAN DEFAULT false,
  "_run_id" BIGINT,
  "_loaded_at" TIMESTAMP,
  PRIMARY KEY ("id")
);

SELECT * FROM (
SELECT 'it loaded another table' AS "what", "journal", "pipeline", "run", "step", "table" FROM "windlass"."ledger" WHERE "journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'orders' AND "run" = 3 AND "step" = 'orders' AND "outcome" = 'loaded' AND "part" > 0 AND "table" <> 'orders'
UNION ALL SELECT 'its rows are not there' AS "what", "journal", "pipeline", "run", "step", "table" FROM "windlass"."ledger" WHERE "journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'orders' AND "run" = 3 AND "step" = 'orders' AND "outcome" = 'loaded' AND "part" > 0 AND "rows" > 0 AND NOT EXISTS (SELECT 1 FROM "orders" WHERE "_run_id" = 3)
UNION ALL SELECT 'this step loaded rows of the same number' AS "what", "journal", "pipeline", "run", "step", "table" FROM "windlass"."ledger" WHERE "table" = 'orders' AND "run" = 3 AND "outcome" = 'loaded' AND NOT ("journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'orders' AND "step" = 'orders')
) AS "untraceable" LIMIT 5;

SELECT 1 / CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END FROM (
SELECT 'it loaded another table' AS "what", "journal", "pipeline", "run", "step", "table" FROM "windlass"."ledger" WHERE "journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'orders' AND "run" = 3 AND "step" = 'orders' AND "outcome" = 'loaded' AND "part" > 0 AND "table" <> 'orders'
UNION ALL SELECT 'its rows are not there' AS "what", "journal", "pipeline", "run", "step", "table" FROM "windlass"."ledger" WHERE "journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'orders' AND "run" = 3 AND "step" = 'orders' AND "outcome" = 'loaded' AND "part" > 0 AND "rows" > 0 AND NOT EXISTS (SELECT 1 FROM "orders" WHERE "_run_id" = 3)
UNION ALL SELECT 'this step loaded rows of the same number' AS "what", "journal", "pipeline", "run", "step", "table" FROM "windlass"."ledger" WHERE "table" = 'orders' AND "run" = 3 AND "outcome" = 'loaded' AND NOT ("journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'orders' AND "step" = 'orders')
) AS "untraceable";

DELETE FROM "orders" WHERE "_run_id" = 3;

UPDATE "windlass"."ledger" SET "outcome" = 'undone' WHERE "journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'orders' AND "run" = 3 AND "step" = 'orders' AND "outcome" = 'loaded';

CREATE TEMP TABLE "windlass_staged_orders" (
  "id" VARCHAR(36) ENCODE ZSTD NOT NULL,
  "custom_column_name" INTEGER,
  "child_someboolean" BOOLEAN,
  "child_deeper_x" SUPER,
  "first_tag" VARCHAR(20),
  "updated_at" TIMESTAMPTZ,
  "is_deleted" BOOLEAN
);

COPY "windlass_staged_orders" ("id", "custom_column_name", "child_someboolean", "child_deeper_x", "first_tag", "updated_at", "is_deleted")
FROM 's3://windlass-files/runs/orders/7-x8/orders/manifest-1.json'
IAM_ROLE 'arn:aws:iam::123456789012:role/reads-s3'
MANIFEST
FORMAT JSON 's3://windlass-files/jsonpaths/orders-f685e175f0e9ca6f.json';

INSERT INTO "windlass"."ledger" ("journal", "pipeline", "run", "step", "part", "outcome", "table", "manifest", "files", "bytes", "rows", "action", "who")
VALUES ('k3j9x0q2m7zb', 'orders', 7, 'orders', 1, 'loaded', 'orders', 's3://windlass-files/runs/orders/7-x8/orders/manifest-1.json', 2, 4096, pg_last_copy_count(), 'load', 'windlass');

INSERT INTO "orders" ("id", "custom_column_name", "child_someboolean", "child_deeper_x", "first_tag", "updated_at", "is_deleted", "_run_id", "_loaded_at")
SELECT "id", "custom_column_name", "child_someboolean", "child_deeper_x", "first_tag", "updated_at", "is_deleted", 7, GETDATE()
FROM "windlass_staged_orders";

DROP TABLE "windlass_staged_orders";

COPY "windlass"."ledger_object" ("journal", "pipeline", "run", "step", "part", "bucket", "key", "version", "etag", "sequencer", "size")
FROM 's3://windlass-files/runs/orders/7-x8/orders/objects.json'
IAM_ROLE 'arn:aws:iam::123456789012:role/reads-s3'
FORMAT JSON 'auto';
