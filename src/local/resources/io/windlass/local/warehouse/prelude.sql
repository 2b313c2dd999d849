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
EXCEPTION WHEN case_not_found THEN
    RAISE EXCEPTION 'invalid datepart "%" for DATEDIFF', part;
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

CREATE OR REPLACE FUNCTION pg_catalog.json_extract_path_text(document text, VARIADIC path text[]) RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT document::jsonb #>> path $$;

CREATE OR REPLACE FUNCTION pg_catalog.is_valid_json(document text) RETURNS boolean LANGUAGE sql IMMUTABLE AS
    $$ SELECT document IS JSON OBJECT $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_parse(document text) RETURNS pg_catalog.super LANGUAGE sql IMMUTABLE AS
    $$ SELECT document::jsonb $$;

CREATE OR REPLACE FUNCTION pg_catalog.json_serialize(value jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS
    $$ SELECT value::text $$;

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
           data_type, character_maximum_length, numeric_precision, numeric_scale, NULL::text AS remarks
    FROM information_schema.columns;
