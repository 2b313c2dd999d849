COMMENT ON TABLE "shop"."orders" IS 'the shop''s \\ orders'
