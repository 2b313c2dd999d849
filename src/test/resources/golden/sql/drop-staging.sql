DROP TABLE "windlass_staged_orders"
