DELETE FROM "windlass_chosen_orders"
USING "shop"."orders"
WHERE "windlass_chosen_orders"."id" = "orders"."id" AND "windlass_chosen_orders"."at" = "orders"."at"
  AND ("orders"."at" > "windlass_chosen_orders"."at" OR ("windlass_chosen_orders"."at" IS NULL AND "orders"."at" IS NOT NULL))
