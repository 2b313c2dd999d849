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

CREATE TABLE "windlass_next_orders" (
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

COPY "windlass_staged_orders" ("id", "custom_column_name", "child_someboolean", "child_deeper_x", "first_tag", "updated_at", "is_deleted")
FROM 's3://windlass-files/runs/orders/7-x8/orders/manifest-2.json'
IAM_ROLE 'arn:aws:iam::123456789012:role/reads-s3'
MANIFEST
FORMAT JSON 's3://windlass-files/jsonpaths/orders-f685e175f0e9ca6f.json'
GZIP;

INSERT INTO "windlass"."ledger" ("journal", "pipeline", "run", "step", "part", "outcome", "table", "manifest", "files", "bytes", "rows", "action", "who")
VALUES ('k3j9x0q2m7zb', 'orders', 7, 'orders', 2, 'loaded', 'orders', 's3://windlass-files/runs/orders/7-x8/orders/manifest-2.json', 1, 512, pg_last_copy_count(), 'load', 'windlass');

INSERT INTO "windlass_next_orders" ("id", "custom_column_name", "child_someboolean", "child_deeper_x", "first_tag", "updated_at", "is_deleted", "_run_id", "_loaded_at")
SELECT "id", "custom_column_name", "child_someboolean", "child_deeper_x", "first_tag", "updated_at", "is_deleted", 7, GETDATE()
FROM "windlass_staged_orders";

DROP TABLE "windlass_staged_orders";

DROP TABLE "orders" RESTRICT;

ALTER TABLE "windlass_next_orders" RENAME TO "orders";

COPY "windlass"."ledger_object" ("journal", "pipeline", "run", "step", "part", "bucket", "key", "version", "etag", "sequencer", "size")
FROM 's3://windlass-files/runs/orders/7-x8/orders/objects.json'
IAM_ROLE 'arn:aws:iam::123456789012:role/reads-s3'
FORMAT JSON 'auto';
