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

-- The last COPY of the session; the engine sets what they read.
CREATE OR REPLACE FUNCTION pg_catalog.pg_last_copy_count() RETURNS bigint LANGUAGE sql STABLE AS
    $$ SELECT coalesce(nullif(current_setting('windlass.last_copy_count', true), ''), '0')::bigint $$;

CREATE OR REPLACE FUNCTION pg_catalog.pg_last_copy_id() RETURNS bigint LANGUAGE sql STABLE AS
    $$ SELECT coalesce(nullif(current_setting('windlass.last_copy_id', true), ''), '-1')::bigint $$;

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
