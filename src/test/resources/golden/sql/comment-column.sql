COMMENT ON COLUMN "shop"."orders"."is ""deleted""" IS 'whether it''s gone'
