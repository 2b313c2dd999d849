-- Run as a superuser. A user of an IAM role is there after the first login; before it:
-- CREATE USER "IAMR:Loader ""1""" PASSWORD DISABLE;
-- What Windlass keeps in the warehouse. It makes a fence for each pipeline there.
CREATE SCHEMA IF NOT EXISTS "windlass";
CREATE TABLE IF NOT EXISTS "windlass"."ledger" (
  "journal" VARCHAR(12) NOT NULL,
  "pipeline" VARCHAR(63) NOT NULL,
  "run" BIGINT NOT NULL,
  "step" VARCHAR(63) NOT NULL,
  "part" INTEGER NOT NULL,
  "outcome" VARCHAR(8) NOT NULL,
  "table" VARCHAR(260),
  "manifest" VARCHAR(2048),
  "files" BIGINT,
  "bytes" BIGINT,
  "rows" BIGINT,
  "action" VARCHAR(16),
  "who" VARCHAR(256),
  "committed_at" TIMESTAMP DEFAULT GETDATE()
)
SORTKEY ("run", "pipeline");
CREATE TABLE IF NOT EXISTS "windlass"."ledger_object" (
  "journal" VARCHAR(12) NOT NULL,
  "pipeline" VARCHAR(63) NOT NULL,
  "run" BIGINT NOT NULL,
  "step" VARCHAR(63) NOT NULL,
  "part" INTEGER NOT NULL,
  "bucket" VARCHAR(63) NOT NULL,
  "key" VARCHAR(1024) NOT NULL,
  "version" VARCHAR(1024),
  "etag" VARCHAR(128),
  "sequencer" VARCHAR(64),
  "size" BIGINT
)
SORTKEY ("run", "pipeline");
CREATE TABLE IF NOT EXISTS "windlass"."ledger_skipped" (
  "journal" VARCHAR(12) NOT NULL,
  "pipeline" VARCHAR(63) NOT NULL,
  "run" BIGINT NOT NULL,
  "step" VARCHAR(63) NOT NULL,
  "file_name" VARCHAR(256),
  "line_number" BIGINT,
  "column_name" VARCHAR(127),
  "error_code" INTEGER,
  "error_message" VARCHAR(512)
)
SORTKEY ("run", "pipeline");
GRANT USAGE, CREATE ON SCHEMA "windlass" TO "IAMR:Loader ""1""";
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA "windlass" TO "IAMR:Loader ""1""";
-- CREATE TABLE IF NOT EXISTS asks for CREATE even where the table is there.
GRANT USAGE, CREATE ON SCHEMA "public" TO "IAMR:Loader ""1""";
GRANT USAGE ON SCHEMA "ref" TO "IAMR:Loader ""1""";
CREATE SCHEMA IF NOT EXISTS "sales";
GRANT USAGE, CREATE ON SCHEMA "sales" TO "IAMR:Loader ""1""";
CREATE TABLE IF NOT EXISTS "sales"."added" (
  "id" INTEGER,
  "at" DATE
);
COMMENT ON TABLE "sales"."added" IS 'As it comes.';
CREATE TABLE IF NOT EXISTS "sales"."audited" (
  "id" INTEGER,
  "at" DATE,
  "_run_id" BIGINT,
  "_loaded_at" TIMESTAMP
);
CREATE TABLE IF NOT EXISTS "sales"."drifting" (
  "id" INTEGER,
  "at" DATE
);
CREATE TABLE IF NOT EXISTS "sales"."merged" (
  "id" INTEGER,
  "at" DATE
);
CREATE TABLE IF NOT EXISTS "sales"."ranged" (
  "id" INTEGER,
  "at" DATE
);
CREATE TABLE IF NOT EXISTS "sales"."replaced" (
  "id" INTEGER,
  "at" DATE
);
CREATE TABLE IF NOT EXISTS "sales"."summed" (
  "id" INTEGER,
  "at" DATE
);
CREATE TABLE IF NOT EXISTS "sales"."swapped" (
  "id" INTEGER,
  "at" DATE
);
GRANT SELECT ON TABLE "ref"."days" TO "IAMR:Loader ""1""";
GRANT INSERT ON TABLE "sales"."added" TO "IAMR:Loader ""1""";
GRANT SELECT, INSERT, DELETE ON TABLE "sales"."audited" TO "IAMR:Loader ""1""";
GRANT INSERT, ALTER ON TABLE "sales"."drifting" TO "IAMR:Loader ""1""";
GRANT SELECT, INSERT, DELETE ON TABLE "sales"."merged" TO "IAMR:Loader ""1""";
GRANT SELECT, INSERT, DELETE ON TABLE "sales"."ranged" TO "IAMR:Loader ""1""";
GRANT INSERT, DELETE ON TABLE "sales"."replaced" TO "IAMR:Loader ""1""";
GRANT SELECT, INSERT, DELETE ON TABLE "sales"."summed" TO "IAMR:Loader ""1""";
-- sales.swapped is swapped, dropped, altered, truncated or analyzed, which only its owner may do.
ALTER TABLE "sales"."swapped" OWNER TO "IAMR:Loader ""1""";
-- report is made by the loader. Where it is there already, give it over:
-- ALTER TABLE "report" OWNER TO "IAMR:Loader ""1""";
-- Staging is in temporary tables.
GRANT TEMP ON DATABASE "shop" TO "IAMR:Loader ""1""";
GRANT ASSUMEROLE ON 'arn:aws:iam::123456789012:role/copy' TO "IAMR:Loader ""1""" FOR COPY;
-- Not told by its text, so grant by hand what it needs: every_kind/sums: CALL
-- Not told either: views and functions in SQL steps, and what they read with rights of the user.
-- SYS_LOAD_ERROR_DETAIL, STL_LOAD_ERRORS and SVV_COLUMNS show every user what is the user's own.
-- The API reads what it is asked for. Before its first login:
-- CREATE USER "IAMR:Api" PASSWORD DISABLE;
GRANT USAGE ON SCHEMA "sales" TO "IAMR:Api";
GRANT SELECT ON TABLE "sales"."added" TO "IAMR:Api";
GRANT SELECT ON TABLE "sales"."audited" TO "IAMR:Api";
GRANT SELECT ON TABLE "sales"."drifting" TO "IAMR:Api";
GRANT SELECT ON TABLE "sales"."merged" TO "IAMR:Api";
GRANT SELECT ON TABLE "sales"."ranged" TO "IAMR:Api";
GRANT SELECT ON TABLE "sales"."replaced" TO "IAMR:Api";
GRANT SELECT ON TABLE "sales"."summed" TO "IAMR:Api";
GRANT SELECT ON TABLE "sales"."swapped" TO "IAMR:Api";
-- sales.swapped is another table after each swap: let ALTER DEFAULT PRIVILEGES of the loader's user give SELECT.
GRANT ASSUMEROLE ON 'arn:aws:iam::123456789012:role/copy' TO "IAMR:Api" FOR UNLOAD;
