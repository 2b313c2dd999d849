CREATE TABLE IF NOT EXISTS "windlass"."fence_k3j9x0q2m7zb_sparkify" (
  "run" BIGINT NOT NULL,
  "touched" TIMESTAMP
)
