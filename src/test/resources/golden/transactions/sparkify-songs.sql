LOCK "windlass"."fence_k3j9x0q2m7zb_sparkify";

UPDATE "windlass"."fence_k3j9x0q2m7zb_sparkify" SET "run" = 7, "touched" = GETDATE();

SELECT 1 / CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END FROM "windlass"."ledger" WHERE "journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'sparkify' AND "run" = 7 AND "step" = 'songs';

CREATE TABLE IF NOT EXISTS "staging"."s_songs" (
  "song_id" VARCHAR(32) NOT NULL,
  "title" VARCHAR(512),
  "artist_id" VARCHAR(32),
  "artist_name" VARCHAR(512),
  "duration" DECIMAL(12,5),
  "year" INTEGER
)
DISTSTYLE ALL;

CREATE TEMP TABLE "windlass_staged_s_songs" (
  "song_id" VARCHAR(32) NOT NULL,
  "title" VARCHAR(512),
  "artist_id" VARCHAR(32),
  "artist_name" VARCHAR(512),
  "duration" DECIMAL(12,5),
  "year" INTEGER
);

COPY "windlass_staged_s_songs" ("song_id", "title", "artist_id", "artist_name", "duration", "year")
FROM 's3://windlass-files/runs/sparkify/7-x8/songs/manifest-1.json'
IAM_ROLE 'arn:aws:iam::123456789012:role/reads-s3'
MANIFEST
FORMAT JSON 's3://windlass-files/jsonpaths/staging.s_songs-0de29f2d9de8a032.json';

INSERT INTO "windlass"."ledger" ("journal", "pipeline", "run", "step", "part", "outcome", "table", "manifest", "files", "bytes", "rows", "action", "who")
VALUES ('k3j9x0q2m7zb', 'sparkify', 7, 'songs', 1, 'loaded', 'staging.s_songs', 's3://windlass-files/runs/sparkify/7-x8/songs/manifest-1.json', 2, 4096, pg_last_copy_count(), 'load', 'windlass');

CREATE TEMP TABLE "windlass_chosen_s_songs" AS
SELECT "song_id", "title", "artist_id", "artist_name", "duration", "year"
FROM (SELECT "song_id", "title", "artist_id", "artist_name", "duration", "year", ROW_NUMBER() OVER (PARTITION BY "song_id" ORDER BY "song_id") AS "_windlass_place"
  FROM "windlass_staged_s_songs") AS "numbered"
WHERE "_windlass_place" = 1;

DELETE FROM "staging"."s_songs"
USING "windlass_chosen_s_songs"
WHERE "s_songs"."song_id" = "windlass_chosen_s_songs"."song_id";

INSERT INTO "staging"."s_songs" ("song_id", "title", "artist_id", "artist_name", "duration", "year")
SELECT "song_id", "title", "artist_id", "artist_name", "duration", "year"
FROM "windlass_chosen_s_songs";

DROP TABLE "windlass_chosen_s_songs";

DROP TABLE "windlass_staged_s_songs";

COPY "windlass"."ledger_object" ("journal", "pipeline", "run", "step", "part", "bucket", "key", "version", "etag", "sequencer", "size")
FROM 's3://windlass-files/runs/sparkify/7-x8/songs/objects.json'
IAM_ROLE 'arn:aws:iam::123456789012:role/reads-s3'
FORMAT JSON 'auto';
