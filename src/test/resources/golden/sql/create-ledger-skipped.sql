CREATE TABLE IF NOT EXISTS "windlass"."ledger_skipped" (
  "journal" VARCHAR(12) NOT NULL,
  "pipeline" VARCHAR(63) NOT NULL,
  "run" BIGINT NOT NULL,
  "step" VARCHAR(63) NOT NULL,
  "file_name" VARCHAR(256),
  "line_number" BIGINT,
  "column_name" VARCHAR(127),
  "error_code" INTEGER,
  "error_message" VARCHAR(512)
)
SORTKEY ("run", "pipeline")
