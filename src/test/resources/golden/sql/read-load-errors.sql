SELECT "file_name", "line_number", "column_name", "error_code", "error_message", "errors"
FROM (SELECT TRIM(file_name) AS "file_name", line_number AS "line_number", TRIM(column_name) AS "column_name", error_code AS "error_code", TRIM(error_message) AS "error_message", COUNT(*) OVER (PARTITION BY file_name) AS "errors", ROW_NUMBER() OVER (PARTITION BY file_name ORDER BY line_number, column_name) AS "place"
FROM sys_load_error_detail WHERE query_id IN (4711)) AS "refused"
WHERE "place" = 1 ORDER BY 1 LIMIT 10000
