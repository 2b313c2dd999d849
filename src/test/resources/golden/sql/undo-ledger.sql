UPDATE "windlass"."ledger" SET "outcome" = 'undone' WHERE "journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'sparkify' AND "run" = 7 AND "step" = 'events' AND "outcome" = 'loaded'
