CREATE TABLE IF NOT EXISTS "windlass"."ledger_object" (
  "journal" VARCHAR(12) NOT NULL,
  "pipeline" VARCHAR(63) NOT NULL,
  "run" BIGINT NOT NULL,
  "step" VARCHAR(63) NOT NULL,
  "part" INTEGER NOT NULL,
  "bucket" VARCHAR(63) NOT NULL,
  "key" VARCHAR(1024) NOT NULL,
  "version" VARCHAR(1024),
  "etag" VARCHAR(128),
  "sequencer" VARCHAR(64),
  "size" BIGINT
)
SORTKEY ("run", "pipeline")
