SELECT "file_name", "line_number", "column_name", "error_code", "error_message", "errors"
FROM (SELECT TRIM(filename) AS "file_name", line_number AS "line_number", TRIM(colname) AS "column_name", err_code AS "error_code", TRIM(err_reason) AS "error_message", COUNT(*) OVER (PARTITION BY filename) AS "errors", ROW_NUMBER() OVER (PARTITION BY filename ORDER BY line_number, colname) AS "place"
FROM stl_load_errors WHERE query IN (4711, 4712)) AS "refused"
WHERE "place" = 1 ORDER BY 1 LIMIT 10000
