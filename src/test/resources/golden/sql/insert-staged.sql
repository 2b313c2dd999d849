INSERT INTO "shop"."orders" ("id", "is ""deleted""", "at")
SELECT "id", "is ""deleted""", "at"
FROM "windlass_staged_orders"
