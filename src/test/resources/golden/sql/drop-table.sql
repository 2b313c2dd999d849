DROP TABLE "shop"."orders" RESTRICT
