SELECT DISTINCT "held"."nspname" AS "schema", "view"."relname" AS "view"
FROM pg_catalog.pg_class AS "base"
JOIN pg_catalog.pg_namespace AS "place" ON "place"."oid" = "base"."relnamespace"
JOIN pg_catalog.pg_depend AS "reads" ON "reads"."refobjid" = "base"."oid"
JOIN pg_catalog.pg_depend AS "part" ON "part"."objid" = "reads"."objid" AND "part"."deptype" = 'i'
JOIN pg_catalog.pg_class AS "view" ON "view"."oid" = "part"."refobjid" AND "view"."relkind" IN ('v', 'm')
JOIN pg_catalog.pg_namespace AS "held" ON "held"."oid" = "view"."relnamespace"
WHERE "place"."nspname" = 'shop' AND "base"."relname" = 'it''s'
ORDER BY 1, 2
