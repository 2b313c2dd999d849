INSERT INTO "shop"."orders" ("id", "is ""deleted""", "at", "_run_id", "_loaded_at")
SELECT "id", "is ""deleted""", "at", 7, GETDATE()
FROM "windlass_chosen_orders"
WHERE "is ""deleted""" IS NOT TRUE
