CREATE TEMP TABLE "windlass_adopted" (LIKE "windlass"."ledger_object")
