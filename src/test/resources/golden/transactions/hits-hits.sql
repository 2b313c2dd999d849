LOCK "windlass"."fence_k3j9x0q2m7zb_hits";

UPDATE "windlass"."fence_k3j9x0q2m7zb_hits" SET "run" = 7, "touched" = GETDATE();

SELECT 1 / CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END FROM "windlass"."ledger" WHERE "journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'hits' AND "run" = 7 AND "step" = 'hits';

CREATE TABLE IF NOT EXISTS "hits" (
  "at" TIMESTAMP NOT NULL,
  "url" VARCHAR(2048),
  "hits" BIGINT DEFAULT 0
)
INTERLEAVED SORTKEY ("at", "url");

CREATE TEMP TABLE "windlass_staged_hits" (
  "at" TIMESTAMP NOT NULL,
  "url" VARCHAR(2048),
  "hits" BIGINT
);

COPY "windlass_staged_hits" ("at", "url", "hits")
FROM 's3://windlass-files/runs/hits/7-x8/hits/manifest-1.json'
IAM_ROLE 'arn:aws:iam::123456789012:role/reads-s3'
MANIFEST
FORMAT CSV
IGNOREHEADER 1;

INSERT INTO "windlass"."ledger" ("journal", "pipeline", "run", "step", "part", "outcome", "table", "manifest", "files", "bytes", "rows", "action", "who")
VALUES ('k3j9x0q2m7zb', 'hits', 7, 'hits', 1, 'loaded', 'hits', 's3://windlass-files/runs/hits/7-x8/hits/manifest-1.json', 2, 4096, pg_last_copy_count(), 'load', 'windlass');

SELECT CAST("at" AS VARCHAR(64)) AS "at"
FROM "windlass_staged_hits"
WHERE NOT ("at" >= CAST('2015-01-02 23:00:00' AS TIMESTAMP) AND "at" < CAST('2015-01-03 00:00:00' AS TIMESTAMP)) OR "at" IS NULL LIMIT 5;

SELECT 1 / CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END
FROM "windlass_staged_hits"
WHERE NOT ("at" >= CAST('2015-01-02 23:00:00' AS TIMESTAMP) AND "at" < CAST('2015-01-03 00:00:00' AS TIMESTAMP)) OR "at" IS NULL;

DELETE FROM "hits"
WHERE "at" >= CAST('2015-01-02 23:00:00' AS TIMESTAMP) AND "at" < CAST('2015-01-03 00:00:00' AS TIMESTAMP);

INSERT INTO "hits" ("at", "url", "hits")
SELECT "at", "url", "hits"
FROM "windlass_staged_hits";

DROP TABLE "windlass_staged_hits";

COPY "windlass"."ledger_object" ("journal", "pipeline", "run", "step", "part", "bucket", "key", "version", "etag", "sequencer", "size")
FROM 's3://windlass-files/runs/hits/7-x8/hits/objects.json'
IAM_ROLE 'arn:aws:iam::123456789012:role/reads-s3'
FORMAT JSON 'auto';
