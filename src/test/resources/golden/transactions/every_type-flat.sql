LOCK "windlass"."fence_k3j9x0q2m7zb_every_type";

UPDATE "windlass"."fence_k3j9x0q2m7zb_every_type" SET "run" = 7, "touched" = GETDATE();

SELECT 1 / CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END FROM "windlass"."ledger" WHERE "journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'every_type' AND "run" = 7 AND "step" = 'flat';

CREATE TABLE IF NOT EXISTS "every_type" (
  "row_number" BIGINT IDENTITY(1, 1),
  "a" SMALLINT ENCODE MOSTLY8,
  "b" INTEGER,
  "c" DECIMAL(38,37),
  "d" REAL,
  "e" DOUBLE PRECISION,
  "f" BOOLEAN,
  "g" CHAR(4096),
  "h" VARCHAR(65535) ENCODE TEXT255,
  "i" VARCHAR(256),
  "j" DATE ENCODE DELTA,
  "k" TIME,
  "l" TIMETZ,
  "m" TIMESTAMP,
  "n" TIMESTAMPTZ,
  "o" SUPER,
  "p" VARBYTE(16),
  "q" GEOMETRY,
  "r" GEOGRAPHY,
  "s" HLLSKETCH,
  "t" INTERVAL YEAR TO MONTH,
  "u" INTERVAL DAY TO SECOND(3)
)
DISTSTYLE EVEN;

CREATE TEMP TABLE "windlass_staged_every_type" (
  "a" SMALLINT ENCODE MOSTLY8,
  "b" INTEGER,
  "c" DECIMAL(38,37),
  "d" REAL,
  "e" DOUBLE PRECISION,
  "f" BOOLEAN,
  "g" CHAR(4096),
  "h" VARCHAR(65535) ENCODE TEXT255,
  "i" VARCHAR(256),
  "j" DATE ENCODE DELTA,
  "k" TIME,
  "l" TIMETZ,
  "m" TIMESTAMP,
  "n" TIMESTAMPTZ,
  "o" SUPER,
  "p" VARBYTE(16),
  "q" GEOMETRY,
  "r" GEOGRAPHY,
  "s" HLLSKETCH,
  "t" INTERVAL YEAR TO MONTH,
  "u" INTERVAL DAY TO SECOND(3)
);

COPY "windlass_staged_every_type" ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u")
FROM 's3://windlass-files/runs/every_type/7-x8/flat/manifest-1.json'
IAM_ROLE 'arn:aws:iam::123456789012:role/reads-s3'
MANIFEST
DELIMITER '	'
ESCAPE
NULL AS '\\N'
IGNOREHEADER 1
MAXERROR 10
ACCEPTINVCHARS '?'
COMPUPDATE OFF
STATUPDATE ON
ENCODING UTF16
DATEFORMAT 'auto'
TIMEFORMAT 'YYYY-MM-DD HH:MI:SS'
ROUNDEC
TRIMBLANKS
REGION 'eu-central-1';

INSERT INTO "windlass"."ledger" ("journal", "pipeline", "run", "step", "part", "outcome", "table", "manifest", "files", "bytes", "rows", "action", "who")
VALUES ('k3j9x0q2m7zb', 'every_type', 7, 'flat', 1, 'loaded', 'every_type', 's3://windlass-files/runs/every_type/7-x8/flat/manifest-1.json', 2, 4096, pg_last_copy_count(), 'load', 'windlass');

SELECT CAST("j" AS VARCHAR(64)) AS "j"
FROM "windlass_staged_every_type"
WHERE NOT ("j" >= CAST('2026-01-01' AS DATE) AND "j" < CAST('2026-02-01' AS DATE)) OR "j" IS NULL LIMIT 5;

SELECT 1 / CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END
FROM "windlass_staged_every_type"
WHERE NOT ("j" >= CAST('2026-01-01' AS DATE) AND "j" < CAST('2026-02-01' AS DATE)) OR "j" IS NULL;

DELETE FROM "every_type"
WHERE "j" >= CAST('2026-01-01' AS DATE) AND "j" < CAST('2026-02-01' AS DATE);

INSERT INTO "every_type" ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u")
SELECT "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u"
FROM "windlass_staged_every_type";

DROP TABLE "windlass_staged_every_type";

COPY "windlass"."ledger_object" ("journal", "pipeline", "run", "step", "part", "bucket", "key", "version", "etag", "sequencer", "size")
FROM 's3://windlass-files/runs/every_type/7-x8/flat/objects.json'
IAM_ROLE 'arn:aws:iam::123456789012:role/reads-s3'
FORMAT JSON 'auto';
