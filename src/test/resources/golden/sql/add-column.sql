ALTER TABLE "shop"."orders" ADD COLUMN "is ""deleted""" BOOLEAN DEFAULT false ENCODE RAW NOT NULL
