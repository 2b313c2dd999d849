-- What a PostgreSQL database needs to pass for Redshift. Run whole, and again at each start.

CREATE TABLE IF NOT EXISTS pg_catalog.sys_load_history (
    user_id integer, query_id bigint, transaction_id bigint, session_id integer, database_name text,
    status text, table_name text, start_time timestamp, end_time timestamp, duration bigint,
    data_source text, file_format text, loaded_rows bigint, loaded_bytes bigint,
    source_file_count integer, source_file_bytes bigint, file_count_scanned integer, file_bytes_scanned bigint,
    error_count integer, error_message text);

CREATE TABLE IF NOT EXISTS pg_catalog.sys_load_detail (
    user_id integer, query_id bigint, transaction_id bigint, session_id integer, file_name text,
    bytes_scanned bigint, lines_scanned bigint, rows_loaded bigint, record_time timestamp);

CREATE TABLE IF NOT EXISTS pg_catalog.sys_load_error_detail (
    user_id integer, query_id bigint, transaction_id bigint, session_id integer, database_name char(64),
    table_id integer, start_time timestamp, file_name char(256), line_number bigint, column_name char(127),
    column_type char(10), column_length char(10), "position" integer, error_code integer, error_message char(512));

CREATE INDEX IF NOT EXISTS sys_load_error_detail_query ON pg_catalog.sys_load_error_detail (query_id);

CREATE TABLE IF NOT EXISTS pg_catalog.sys_unload_history (
    user_id integer, query_id bigint, transaction_id bigint, session_id integer, database_name text,
    status text, start_time timestamp, end_time timestamp, duration bigint, file_format text,
    compression_type text, unloaded_location text, unloaded_rows bigint, unloaded_files_count bigint,
    unloaded_files_size bigint, error_message text);

CREATE TABLE IF NOT EXISTS pg_catalog.sys_unload_detail (
    user_id integer, query_id bigint, transaction_id bigint, session_id integer, slice integer, file_name text,
    start_time timestamp, end_time timestamp, line_count bigint, transfer_size bigint, file_format text);

-- The last COPY and the last UNLOAD of the session; the engine sets what they read.
CREATE OR REPLACE FUNCTION pg_catalog.pg_last_copy_count() RETURNS bigint LANGUAGE sql STABLE AS
    $$ SELECT coalesce(nullif(current_setting('windlass.last_copy_count', true), ''), '0')::bigint $$;

CREATE OR REPLACE FUNCTION pg_catalog.pg_last_copy_id() RETURNS bigint LANGUAGE sql STABLE AS
    $$ SELECT coalesce(nullif(current_setting('windlass.last_copy_id', true), ''), '-1')::bigint $$;

CREATE OR REPLACE FUNCTION pg_catalog.pg_last_unload_count() RETURNS bigint LANGUAGE sql STABLE AS
    $$ SELECT coalesce(nullif(current_setting('windlass.last_unload_count', true), ''), '0')::bigint $$;

CREATE OR REPLACE FUNCTION pg_catalog.pg_last_unload_id() RETURNS bigint LANGUAGE sql STABLE AS
    $$ SELECT coalesce(nullif(current_setting('windlass.last_unload_id', true), ''), '-1')::bigint $$;

-- The start of the statement, in whole seconds, in UTC.
CREATE OR REPLACE FUNCTION pg_catalog.getdate() RETURNS timestamp LANGUAGE sql STABLE AS
    $$ SELECT date_trunc('second', statement_timestamp() AT TIME ZONE 'UTC') $$;

-- The start of the transaction, with microseconds, in UTC.
CREATE OR REPLACE FUNCTION pg_catalog.sysdate() RETURNS timestamp LANGUAGE sql STABLE AS
    $$ SELECT transaction_timestamp() AT TIME ZONE 'UTC' $$;

-- SUPER: a domain, so that the catalog names it as Redshift does.
DO $$ BEGIN
    CREATE DOMAIN pg_catalog.super AS jsonb;
EXCEPTION WHEN duplicate_object THEN
    NULL;
END $$;

-- Lengths of VARCHAR and CHAR count bytes. A cast to a shorter type cuts between two characters; to store what is
-- longer is an error, unless blanks alone are too much.
CREATE OR REPLACE FUNCTION pg_catalog.windlass_cut(value text, most integer, may_cut boolean, type text)
RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    bytes bytea := convert_to(value, 'UTF8');
    size integer := most;
BEGIN
    WHILE size > 0 AND (get_byte(bytes, size) & 192) = 128 LOOP
        size := size - 1;
    END LOOP;
    IF NOT may_cut AND btrim(convert_from(substring(bytes FROM size + 1), 'UTF8'), ' ') <> '' THEN
        RAISE EXCEPTION 'value too long for type %(%)', type, most USING ERRCODE = 'string_data_right_truncation';
    END IF;
    RETURN convert_from(substring(bytes FROM 1 FOR size), 'UTF8');
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.windlass_varchar(value varchar, modifier integer, may_cut boolean)
RETURNS varchar LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN value IS NULL OR modifier < 4 OR octet_length(value) <= modifier - 4 THEN value
        ELSE pg_catalog.windlass_cut(value, modifier - 4, may_cut, 'character varying')::varchar END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.windlass_char(value bpchar, modifier integer, may_cut boolean)
RETURNS bpchar LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN value IS NULL OR modifier < 4 OR octet_length(value::text) <= modifier - 4
        THEN pg_catalog.bpchar(value, modifier, may_cut)
        ELSE pg_catalog.windlass_cut(value::text, modifier - 4, may_cut, 'character')::bpchar END
$$;

UPDATE pg_catalog.pg_cast SET castfunc = 'pg_catalog.windlass_varchar(varchar, integer, boolean)'::regprocedure
WHERE castsource = 'varchar'::regtype AND casttarget = 'varchar'::regtype
    AND castfunc <> 'pg_catalog.windlass_varchar(varchar, integer, boolean)'::regprocedure;

UPDATE pg_catalog.pg_cast SET castfunc = 'pg_catalog.windlass_char(bpchar, integer, boolean)'::regprocedure
WHERE castsource = 'bpchar'::regtype AND casttarget = 'bpchar'::regtype
    AND castfunc <> 'pg_catalog.windlass_char(bpchar, integer, boolean)'::regprocedure;

-- True, or an error where a MERGE is not one of Redshift's. Called while the statement is planned.
CREATE OR REPLACE FUNCTION pg_catalog.windlass_merge(target regclass, source regclass, same_columns boolean)
RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    kind "char" := (SELECT relkind FROM pg_class WHERE oid = source);
    missing integer := (SELECT count(*) FILTER (WHERE attrelid = target) - count(*) FILTER (WHERE attrelid = source)
                        FROM pg_attribute WHERE attrelid IN (target, source) AND attnum > 0 AND NOT attisdropped);
BEGIN
    IF kind NOT IN ('r', 'p') THEN
        RAISE EXCEPTION 'The source of MERGE is a table, not a view' USING ERRCODE = 'wrong_object_type';
    END IF;
    IF same_columns AND missing <> 0 THEN
        RAISE EXCEPTION 'MERGE with REMOVE DUPLICATES is not supported between tables of different columns'
            USING ERRCODE = 'wrong_object_type';
    END IF;
    RETURN true;
END $$;

-- Parts of a date in all their spellings; '' for an unknown one.
CREATE OR REPLACE FUNCTION pg_catalog.windlass_date_part(part text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN lower(part) IN ('millennium', 'millennia', 'mil', 'mils') THEN 'millennium'
        WHEN lower(part) IN ('century', 'centuries', 'c', 'cent', 'cents') THEN 'century'
        WHEN lower(part) IN ('decade', 'decades', 'dec', 'decs') THEN 'decade'
        WHEN lower(part) IN ('year', 'years', 'y', 'yr', 'yrs') THEN 'year'
        WHEN lower(part) IN ('quarter', 'quarters', 'qtr', 'qtrs') THEN 'quarter'
        WHEN lower(part) IN ('month', 'months', 'mon', 'mons') THEN 'month'
        WHEN lower(part) IN ('week', 'weeks', 'w') THEN 'week'
        WHEN lower(part) IN ('day', 'days', 'd', 'dayofyear', 'doy', 'dy', 'yearday') THEN 'day'
        WHEN lower(part) IN ('hour', 'hours', 'h', 'hr', 'hrs') THEN 'hour'
        WHEN lower(part) IN ('minute', 'minutes', 'm', 'min', 'mins') THEN 'minute'
        WHEN lower(part) IN ('second', 'seconds', 's', 'sec', 'secs') THEN 'second'
        WHEN lower(part) IN ('millisecond', 'milliseconds', 'ms', 'msec', 'msecs', 'msecond', 'mseconds', 'millisec',
                             'millisecs', 'millisecon') THEN 'millisecond'
        WHEN lower(part) IN ('microsecond', 'microseconds', 'microsec', 'microsecs', 'microsecond', 'usecond',
                             'useconds', 'us', 'usec', 'usecs') THEN 'microsecond'
        ELSE '' END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, amount bigint, moment timestamp)
RETURNS timestamp LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    unit text := pg_catalog.windlass_date_part(part);
BEGIN
    IF unit = '' THEN
        RAISE EXCEPTION 'invalid datepart "%" for DATEADD', part;
    END IF;
    IF unit = 'quarter' THEN
        RETURN moment + (amount * 3) * interval '1 month';
    END IF;
    RETURN moment + amount * ('1 ' || unit)::interval;
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, amount bigint, moment date)
RETURNS timestamp LANGUAGE sql IMMUTABLE AS $$ SELECT pg_catalog.dateadd(part, amount, moment::timestamp) $$;

CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, amount bigint, moment text)
RETURNS timestamp LANGUAGE sql STABLE AS $$ SELECT pg_catalog.dateadd(part, amount, moment::timestamp) $$;

CREATE OR REPLACE FUNCTION pg_catalog.dateadd(part text, amount bigint, moment timestamptz)
RETURNS timestamptz LANGUAGE sql STABLE AS
    $$ SELECT pg_catalog.dateadd(part, amount, moment AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' $$;

-- Counts the boundaries that are crossed.
CREATE OR REPLACE FUNCTION pg_catalog.datediff(part text, a timestamp, b timestamp)
RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    unit text := pg_catalog.windlass_date_part(part);
    years bigint := extract(year FROM b) - extract(year FROM a);
BEGIN
    IF unit = '' THEN
        RAISE EXCEPTION 'invalid datepart "%" for DATEDIFF', part;
    END IF;
    RETURN CASE unit
        WHEN 'millennium' THEN extract(millennium FROM b) - extract(millennium FROM a)
        WHEN 'century' THEN extract(century FROM b) - extract(century FROM a)
        WHEN 'decade' THEN extract(decade FROM b) - extract(decade FROM a)
        WHEN 'year' THEN years
        WHEN 'quarter' THEN years * 4 + extract(quarter FROM b) - extract(quarter FROM a)
        WHEN 'month' THEN years * 12 + extract(month FROM b) - extract(month FROM a)
        WHEN 'week' THEN (date_trunc('week', b)::date - date_trunc('week', a)::date) / 7
        WHEN 'day' THEN b::date - a::date
        WHEN 'hour' THEN (extract(epoch FROM date_trunc('hour', b)) - extract(epoch FROM date_trunc('hour', a))) / 3600
        WHEN 'minute' THEN
            (extract(epoch FROM date_trunc('minute', b)) - extract(epoch FROM date_trunc('minute', a))) / 60
        WHEN 'second' THEN extract(epoch FROM date_trunc('second', b)) - extract(epoch FROM date_trunc('second', a))
        WHEN 'millisecond' THEN floor(extract(epoch FROM b) * 1000) - floor(extract(epoch FROM a) * 1000)
        WHEN 'microsecond' THEN (extract(epoch FROM b) - extract(epoch FROM a)) * 1000000
    END;
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.datediff(part text, a text, b text)
RETURNS bigint LANGUAGE sql STABLE AS $$ SELECT pg_catalog.datediff(part, a::timestamp, b::timestamp) $$;

CREATE OR REPLACE FUNCTION pg_catalog.datediff(part text, a timestamptz, b timestamptz)
RETURNS bigint LANGUAGE sql STABLE AS
    $$ SELECT pg_catalog.datediff(part, a AT TIME ZONE 'UTC', b AT TIME ZONE 'UTC') $$;

CREATE OR REPLACE FUNCTION pg_catalog.date_add(part text, amount bigint, moment timestamp)
RETURNS timestamp LANGUAGE sql IMMUTABLE AS $$ SELECT pg_catalog.dateadd(part, amount, moment) $$;

CREATE OR REPLACE FUNCTION pg_catalog.date_diff(part text, a timestamp, b timestamp)
RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT pg_catalog.datediff(part, a, b) $$;

CREATE OR REPLACE FUNCTION pg_catalog.datepart(part text, moment timestamp)
RETURNS double precision LANGUAGE sql IMMUTABLE AS $$ SELECT date_part(part, moment) $$;

-- Functions that differ in name or form alone.
CREATE OR REPLACE FUNCTION pg_catalog.charindex(part text, whole text) RETURNS integer LANGUAGE sql IMMUTABLE AS
    $$ SELECT strpos(whole, part) $$;

CREATE OR REPLACE FUNCTION pg_catalog.last_day(moment date) RETURNS date LANGUAGE sql IMMUTABLE AS
    $$ SELECT (date_trunc('month', moment::timestamp) + interval '1 month - 1 day')::date $$;

CREATE OR REPLACE FUNCTION pg_catalog.last_day(moment timestamp) RETURNS date LANGUAGE sql IMMUTABLE AS
    $$ SELECT (date_trunc('month', moment) + interval '1 month - 1 day')::date $$;

-- The last day of a month stays the last day.
CREATE OR REPLACE FUNCTION pg_catalog.add_months(moment timestamp, months integer) RETURNS timestamp
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN moment::date = pg_catalog.last_day(moment)
        THEN pg_catalog.last_day(date_trunc('month', moment) + months * interval '1 month') + moment::time
        ELSE moment + months * interval '1 month' END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.trunc(moment timestamp) RETURNS date LANGUAGE sql IMMUTABLE AS
    $$ SELECT moment::date $$;

CREATE OR REPLACE FUNCTION pg_catalog.convert_timezone(source text, target text, moment timestamp)
RETURNS timestamp LANGUAGE sql STABLE AS $$ SELECT moment AT TIME ZONE source AT TIME ZONE target $$;

CREATE OR REPLACE FUNCTION pg_catalog.convert_timezone(target text, moment timestamp)
RETURNS timestamp LANGUAGE sql STABLE AS $$ SELECT moment AT TIME ZONE 'UTC' AT TIME ZONE target $$;

CREATE OR REPLACE FUNCTION pg_catalog.strtol(digits text, base integer) RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    value bigint := 0;
    place integer;
BEGIN
    FOR index IN 1 .. length(digits) LOOP
        place := strpos('0123456789abcdefghijklmnopqrstuvwxyz', lower(substr(digits, index, 1))) - 1;
        IF place < 0 OR place >= base THEN
            RAISE EXCEPTION 'invalid digit "%" for base %', substr(digits, index, 1), base;
        END IF;
        value := value * base + place;
    END LOOP;
    RETURN value;
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.from_hex(digits text) RETURNS bytea LANGUAGE sql IMMUTABLE AS
    $$ SELECT decode(digits, 'hex') $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_extract_path_text(document text, VARIADIC path text[]) RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT document::jsonb #>> path $$;

CREATE OR REPLACE FUNCTION pg_catalog.is_valid_json(document text) RETURNS boolean LANGUAGE sql IMMUTABLE AS
    $$ SELECT document IS JSON OBJECT $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_parse(document text) RETURNS pg_catalog.super LANGUAGE sql IMMUTABLE AS
    $$ SELECT document::jsonb $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_serialize(value jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS
    $$ SELECT textin(jsonb_out(value))::text $$;

CREATE OR REPLACE FUNCTION pg_catalog.can_json_parse(document text) RETURNS boolean LANGUAGE sql IMMUTABLE AS
    $$ SELECT document IS JSON $$;

-- A value of SUPER as a text, without JSON's quotes. An object or an array has no such text.
CREATE OR REPLACE FUNCTION pg_catalog.windlass_super_text(value jsonb) RETURNS varchar LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF jsonb_typeof(value) IN ('object', 'array') THEN
        RAISE EXCEPTION 'a cast of a SUPER % to VARCHAR is not available in the embedded warehouse: use JSON_SERIALIZE',
            jsonb_typeof(value);
    END IF;
    RETURN value #>> '{}';
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.windlass_super_number(value jsonb) RETURNS numeric LANGUAGE sql IMMUTABLE AS
    $$ SELECT CASE jsonb_typeof(value) WHEN 'number' THEN (value #>> '{}')::numeric END $$;

CREATE OR REPLACE FUNCTION pg_catalog.windlass_elements(value jsonb) RETURNS SETOF pg_catalog.super
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF jsonb_typeof(value) NOT IN ('array', 'null') THEN
        RAISE EXCEPTION 'unnesting a SUPER that is no array is not available in the embedded warehouse';
    END IF;
    IF jsonb_typeof(value) = 'array' THEN
        RETURN QUERY SELECT element::pg_catalog.super FROM jsonb_array_elements(value) AS element;
    END IF;
END $$;

DO $$
DECLARE
    operator text;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = 'jsonb'::regtype AND casttarget = 'varchar'::regtype) THEN
        CREATE CAST (jsonb AS varchar) WITH FUNCTION pg_catalog.windlass_super_text(jsonb);
        CREATE CAST (jsonb AS text) WITH FUNCTION pg_catalog.windlass_super_text(jsonb);
    END IF;
    -- A number in a SUPER compares with a number; anything else in it is neither equal nor ordered.
    FOREACH operator IN ARRAY ARRAY['=', '<>', '<', '<=', '>', '>='] LOOP
        IF to_regoperator(format('pg_catalog.%s(jsonb, numeric)', operator)) IS NULL THEN
            EXECUTE format('CREATE FUNCTION pg_catalog.windlass_super_%s(value jsonb, number numeric) RETURNS boolean '
                || 'LANGUAGE sql IMMUTABLE AS $f$ SELECT pg_catalog.windlass_super_number(value) %s number $f$',
                to_hex(hashtext(operator)), operator);
            EXECUTE format('CREATE OPERATOR pg_catalog.%s (LEFTARG = jsonb, RIGHTARG = numeric, '
                || 'FUNCTION = pg_catalog.windlass_super_%s)', operator, to_hex(hashtext(operator)));
        END IF;
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_typeof(value jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS
    $$ SELECT jsonb_typeof(value) $$;

CREATE OR REPLACE FUNCTION pg_catalog.is_array(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS
    $$ SELECT jsonb_typeof(value) = 'array' $$;

CREATE OR REPLACE FUNCTION pg_catalog.is_object(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS
    $$ SELECT jsonb_typeof(value) = 'object' $$;

CREATE OR REPLACE FUNCTION pg_catalog.is_scalar(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS
    $$ SELECT jsonb_typeof(value) NOT IN ('object', 'array') $$;

CREATE OR REPLACE FUNCTION pg_catalog.is_varchar(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS
    $$ SELECT jsonb_typeof(value) = 'string' $$;

CREATE OR REPLACE FUNCTION pg_catalog.is_boolean(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS
    $$ SELECT jsonb_typeof(value) = 'boolean' $$;

CREATE OR REPLACE FUNCTION pg_catalog.is_integer(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE jsonb_typeof(value) WHEN 'number' THEN
        scale(pg_catalog.windlass_super_number(value)) = 0
        AND pg_catalog.windlass_super_number(value) BETWEEN -2147483648 AND 2147483647 ELSE false END
$$;

CREATE OR REPLACE FUNCTION pg_catalog.get_array_length(value jsonb) RETURNS integer LANGUAGE sql IMMUTABLE AS
    $$ SELECT CASE jsonb_typeof(value) WHEN 'array' THEN jsonb_array_length(value) END $$;

CREATE OR REPLACE FUNCTION pg_catalog.array_concat(a jsonb, b jsonb) RETURNS pg_catalog.super LANGUAGE sql IMMUTABLE AS
    $$ SELECT (a || b)::pg_catalog.super $$;

CREATE OR REPLACE FUNCTION pg_catalog.subarray(value jsonb, start integer, size integer) RETURNS pg_catalog.super
LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(jsonb_agg(element ORDER BY place), '[]')::pg_catalog.super
    FROM jsonb_array_elements(value) WITH ORDINALITY AS elements(element, place)
    WHERE place > start AND place <= start + size
$$;

CREATE OR REPLACE FUNCTION pg_catalog.split_to_array(value text, delimiter text DEFAULT ',')
RETURNS pg_catalog.super LANGUAGE sql IMMUTABLE AS
    $$ SELECT to_jsonb(string_to_array(value, delimiter))::pg_catalog.super $$;

CREATE OR REPLACE FUNCTION pg_catalog.sha2(value text, bits integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE bits
        WHEN 0 THEN encode(sha256(convert_to(value, 'UTF8')), 'hex')
        WHEN 224 THEN encode(sha224(convert_to(value, 'UTF8')), 'hex')
        WHEN 256 THEN encode(sha256(convert_to(value, 'UTF8')), 'hex')
        WHEN 384 THEN encode(sha384(convert_to(value, 'UTF8')), 'hex')
        WHEN 512 THEN encode(sha512(convert_to(value, 'UTF8')), 'hex') END
$$;

-- System tables by their older names, and the catalog as Redshift shows it.
CREATE OR REPLACE VIEW pg_catalog.stl_load_errors AS
    SELECT user_id AS userid, 0 AS slice, table_id AS tbl, start_time AS starttime, session_id AS session,
           query_id AS query, file_name AS filename, line_number, column_name AS colname, column_type AS type,
           column_length AS col_length, "position", error_code AS err_code, error_message AS err_reason
    FROM pg_catalog.sys_load_error_detail;

CREATE OR REPLACE VIEW pg_catalog.stl_load_commits AS
    SELECT user_id AS userid, query_id AS query, 0 AS slice, file_name AS filename, record_time AS curtime,
           lines_scanned, 1 AS status
    FROM pg_catalog.sys_load_detail;

CREATE OR REPLACE VIEW pg_catalog.stl_unload_log AS
    SELECT user_id AS userid, query_id AS query, slice, session_id AS pid, file_name AS path, start_time, end_time,
           line_count, transfer_size, file_format
    FROM pg_catalog.sys_unload_detail;

CREATE OR REPLACE VIEW pg_catalog.pg_table_def AS
    SELECT n.nspname AS schemaname, c.relname AS tablename, a.attname AS "column",
           format_type(a.atttypid, a.atttypmod) AS type, 'none'::text AS encoding, false AS distkey, 0 AS sortkey,
           a.attnotnull AS "notnull"
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p') AND n.nspname = ANY (current_schemas(false));

CREATE OR REPLACE VIEW pg_catalog.svv_tables AS
    SELECT table_catalog, table_schema, table_name, table_type, NULL::text AS remarks FROM information_schema.tables;

CREATE OR REPLACE VIEW pg_catalog.svv_columns AS
    SELECT table_catalog, table_schema, table_name, column_name, ordinal_position, column_default, is_nullable,
           COALESCE(domain_name, data_type) AS data_type, character_maximum_length, numeric_precision, numeric_scale,
           NULL::text AS remarks
    FROM information_schema.columns;
