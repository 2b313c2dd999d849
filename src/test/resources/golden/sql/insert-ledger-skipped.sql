INSERT INTO "windlass"."ledger_skipped" ("journal", "pipeline", "run", "step", "file_name", "line_number", "column_name", "error_code", "error_message")
SELECT 'k3j9x0q2m7zb', 'sparkify', 7, 'events', TRIM(file_name) AS "file_name", line_number AS "line_number", TRIM(column_name) AS "column_name", error_code AS "error_code", TRIM(error_message) AS "error_message"
FROM sys_load_error_detail WHERE query_id IN (4711) AND NOT EXISTS (SELECT 1 FROM "windlass"."ledger_skipped" WHERE "journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'sparkify' AND "run" = 7 AND "step" = 'events')
