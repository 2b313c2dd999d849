ALTER TABLE "shop"."next ""orders""" RENAME TO "orders"
