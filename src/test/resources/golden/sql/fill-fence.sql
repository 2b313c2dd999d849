INSERT INTO "windlass"."fence_k3j9x0q2m7zb_sparkify" ("run", "touched") SELECT 0, GETDATE() WHERE NOT EXISTS (SELECT 1 FROM "windlass"."fence_k3j9x0q2m7zb_sparkify")
