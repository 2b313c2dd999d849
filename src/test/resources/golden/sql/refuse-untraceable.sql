SELECT 1 / CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END FROM (
SELECT 'it loaded another table' AS "what", "journal", "pipeline", "run", "step", "table" FROM "windlass"."ledger" WHERE "journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'sparkify' AND "run" = 7 AND "step" = 'events' AND "outcome" = 'loaded' AND "part" > 0 AND "table" <> 'shop.orders'
UNION ALL SELECT 'its rows are not there' AS "what", "journal", "pipeline", "run", "step", "table" FROM "windlass"."ledger" WHERE "journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'sparkify' AND "run" = 7 AND "step" = 'events' AND "outcome" = 'loaded' AND "part" > 0 AND "rows" > 0 AND NOT EXISTS (SELECT 1 FROM "shop"."orders" WHERE "_run_id" = 7)
UNION ALL SELECT 'this step loaded rows of the same number' AS "what", "journal", "pipeline", "run", "step", "table" FROM "windlass"."ledger" WHERE "table" = 'shop.orders' AND "run" = 7 AND "outcome" = 'loaded' AND NOT ("journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'sparkify' AND "step" = 'events')
) AS "untraceable"
