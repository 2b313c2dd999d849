DELETE FROM "shop"."orders" WHERE "_run_id" = 7
