COPY "hits"
FROM 's3://windlass-files/_windlass/sparkify/7-x8/events-1.manifest.json'
IAM_ROLE default
MANIFEST
DELIMITER ''''
ZSTD
MAXERROR 10
NULL AS '\\N'
COMPUPDATE OFF
TRUNCATECOLUMNS
