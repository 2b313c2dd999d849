UPDATE "windlass"."fence_k3j9x0q2m7zb_sparkify" SET "run" = 7, "touched" = GETDATE()
