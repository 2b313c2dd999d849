DELETE FROM "shop"."orders"
