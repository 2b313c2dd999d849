CREATE TABLE IF NOT EXISTS "windlass"."ledger" (
  "journal" VARCHAR(12) NOT NULL,
  "pipeline" VARCHAR(63) NOT NULL,
  "run" BIGINT NOT NULL,
  "step" VARCHAR(63) NOT NULL,
  "part" INTEGER NOT NULL,
  "outcome" VARCHAR(8) NOT NULL,
  "table" VARCHAR(260),
  "manifest" VARCHAR(2048),
  "files" BIGINT,
  "bytes" BIGINT,
  "rows" BIGINT,
  "action" VARCHAR(16),
  "who" VARCHAR(256),
  "committed_at" TIMESTAMP DEFAULT GETDATE()
)
SORTKEY ("run", "pipeline")
