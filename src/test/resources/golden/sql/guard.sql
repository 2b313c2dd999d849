SELECT 1 / CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END FROM "windlass"."ledger" WHERE "journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'sparkify' AND "run" = 7 AND "step" = 'events'
