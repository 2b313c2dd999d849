CREATE TABLE "shop"."orders" (
  "nr" BIGINT IDENTITY(0, 1),
  "id" VARCHAR(36) ENCODE ZSTD NOT NULL,
  "is ""deleted""" BOOLEAN DEFAULT false ENCODE RAW NOT NULL,
  "at" TIMESTAMPTZ,
  "_run_id" BIGINT,
  "_loaded_at" TIMESTAMP,
  PRIMARY KEY ("id", "at")
)
DISTSTYLE KEY
DISTKEY ("id")
INTERLEAVED SORTKEY ("at", "id")
