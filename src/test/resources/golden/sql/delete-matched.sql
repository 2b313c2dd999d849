DELETE FROM "shop"."orders"
USING "windlass_chosen_orders"
WHERE "orders"."id" = "windlass_chosen_orders"."id" AND "orders"."at" = "windlass_chosen_orders"."at"
