CREATE TEMP TABLE "windlass_chosen_orders" AS
SELECT "id", "is ""deleted""", "at"
FROM (SELECT "id", "is ""deleted""", "at", ROW_NUMBER() OVER (PARTITION BY "id", "at" ORDER BY "id", "at") AS "_windlass_place"
  FROM "windlass_staged_orders") AS "numbered"
WHERE "_windlass_place" = 1
