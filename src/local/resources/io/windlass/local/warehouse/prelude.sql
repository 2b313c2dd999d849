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
