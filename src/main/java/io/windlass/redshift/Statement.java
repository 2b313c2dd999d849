package io.windlass.redshift;

import io.windlass.schema.Column;
import io.windlass.schema.Table;
import io.windlass.schema.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// Everything Windlass can say to the warehouse. Text is made in one place, [SqlRenderer], and late; until
/// then statements are compared and ordered as values. No text holds the key of an object: the few statements that ask
/// for keys are [Bound].
public sealed interface Statement {

    /// Takes the fence's lock: the first statement of every load, since a transaction's snapshot is taken by
    /// its first reading statement.
    record LockFence(Fence fence) implements Statement {}

    /// Writes the fence's row, so that two transactions that both got past the lock cannot both commit.
    record TouchFence(Fence fence, long run) implements Statement {}

    /// Puts what follows in the transaction into a query group, by which the warehouse chooses its queue.
    record SetQueryGroup(String group) implements Statement {}

    /// Bounds how long each following statement of the transaction may take.
    record SetStatementTimeout(Duration longest) implements Statement {}

    /// Fails when the ledger has this key with any outcome.
    record Guard(LedgerKey key) implements Statement {}

    /// `CREATE SCHEMA IF NOT EXISTS`.
    record CreateSchema(String name) implements Statement {}

    /// `CREATE TABLE IF NOT EXISTS` from a declaration.
    record CreateTable(Table table) implements Statement {}

    /// `CREATE TABLE` from a declaration; fails where the name is taken.
    record CreateNewTable(Table table) implements Statement {}

    /// Drops a table; fails where something depends on it, such as a view.
    record DropTable(TableName table) implements Statement {}

    /// Gives a table another name in its schema.
    record RenameTable(TableName table, String name) implements Statement {}

    /// `COMMENT ON TABLE`.
    record CommentTable(TableName table, String comment) implements Statement {}

    /// `COMMENT ON COLUMN`.
    record CommentColumn(TableName table, String column, String comment) implements Statement {}

    /// Asks for the columns of a table in its order: `column_name`, `data_type`, `character_maximum_length`,
    /// `numeric_precision`, `numeric_scale`. No row where there is no such table.
    record ReadColumns(TableName table) implements Statement {}

    /// Asks which views read a table itself: `schema`, `view`. Not those WITH NO SCHEMA BINDING, which go by its name
    /// and not by the table.
    record ReadViews(TableName table) implements Statement {}

    /// Adds a column at the end of a table. Redshift has no `IF NOT EXISTS` here, and one column to a statement.
    record AddColumn(TableName table, Column column) implements Statement {}

    /// `CREATE TABLE IF NOT EXISTS windlass.ledger`.
    record CreateLedger() implements Statement {}

    /// `CREATE TABLE IF NOT EXISTS windlass.ledger_object`.
    record CreateLedgerObject() implements Statement {}

    /// `CREATE TABLE IF NOT EXISTS` for a fence.
    record CreateFence(Fence fence) implements Statement {}

    /// Gives a fence its one row, if it has none.
    record FillFence(Fence fence) implements Statement {}

    /// Loads the objects of a manifest.
    ///
    /// @param table the target
    /// @param columns the columns in the order of the data; empty for all, in the table's order
    /// @param manifest `s3://…` of the manifest
    /// @param format what the objects hold
    /// @param jsonpaths `s3://…` of the jsonpaths file, for [Format#JSON]
    /// @param compression of every object of the manifest
    /// @param options COPY's own options
    /// @param role the ARN of the role that reads S3, or `default`
    record Copy(
            TableName table,
            List<String> columns,
            String manifest,
            Format format,
            Optional<String> jsonpaths,
            Compression compression,
            CopyOptions options,
            String role)
            implements Statement {
        public Copy {
            Objects.requireNonNull(table, "table is null");
            columns = List.copyOf(columns);
        }
    }

    /// Fills `windlass.ledger_object` from a run's object list, so that no key ever enters SQL.
    ///
    /// @param list `s3://…` of the list
    /// @param role the ARN of the role that reads S3, or `default`
    record CopyLedgerObjects(String list, String role) implements Statement {}

    /// Writes what was decided, in the transaction that does it.
    ///
    /// @param key what is decided
    /// @param part 1 and up for a COPY; 0 for a sql step or a void
    /// @param outcome loaded, void or undone
    /// @param table the target; empty for a sql step or a void
    /// @param manifest `s3://…`; empty where there is none
    /// @param files objects in the manifest
    /// @param bytes their size in S3
    /// @param copied whether the rows are those of the session's last COPY; else they are unknown
    /// @param action what kind of action it was: `load`, `sql`, `void`, …
    /// @param who who asked for it: the stack, or a person
    record InsertLedger(
            LedgerKey key,
            int part,
            LedgerOutcome outcome,
            Optional<TableName> table,
            String manifest,
            long files,
            long bytes,
            boolean copied,
            String action,
            String who)
            implements Statement {}

    /// Asks what the ledger says of a key: no row, or one with the outcome.
    record ReadLedger(LedgerKey key) implements Statement {}

    /// Asks for keys that a step loaded and nothing undid, in the order of their bytes: `key`, the last `run`, how many
    /// runs.
    ///
    /// @param bucket only those of this bucket
    /// @param after only those behind this key; empty for all
    /// @param atMost so many
    record ReadLoadedKeys(
            String journal, String pipeline, String step, String bucket, Optional<String> after, int atMost)
            implements Statement, Bound {
        public ReadLoadedKeys {
            Objects.requireNonNull(after, "after is null");
        }

        @Override
        public Map<String, String> values() {
            return after.map(key -> Map.of("after", key)).orElse(Map.of());
        }
    }

    /// Asks what the ledger knows of one object, for each part of each step that lists it in the order of the runs:
    /// `pipeline`, `run`, `step`, `part`, `outcome`, `table`, `manifest`, `files`, `rows`, `action`, `who`,
    /// `committed_at`, `etag`, `sequencer`, `size`.
    record ReadObject(String journal, String bucket, String key) implements Statement, Bound {
        public ReadObject {
            Objects.requireNonNull(key, "key is null");
        }

        @Override
        public Map<String, String> values() {
            return Map.of("key", key);
        }
    }

    /// Asks which rows of one object COPYs skipped: `pipeline`, `run`, `step`, `line_number`, `column_name`,
    /// `error_code`, `error_message`, the first 100.
    ///
    /// @param file the object's URL as the warehouse writes it
    record ReadSkipped(String journal, String file) implements Statement, Bound {
        public ReadSkipped {
            Objects.requireNonNull(file, "file is null");
        }

        @Override
        public Map<String, String> values() {
            return Map.of("file", file);
        }
    }

    /// Asks what the ledger holds, for people: `kind`, `pipeline`, `step`, `run`, `table`, `outcome`, `at`, `files`,
    /// `bytes`, `rows`, `rows_today`. Of the kind `table` a row for each copy step with all that it has
    /// loaded, of the kind `minute` one for each pipeline and minute in which something was loaded, of the kind
    /// `step` one for each step of a run. `rows_today` counts from midnight of UTC.
    ///
    /// @param minutesSince from when on minutes are told
    /// @param stepsSince from when on steps of runs are told
    record ReadFigures(String journal, Instant minutesSince, Instant stepsSince) implements Statement {
        public ReadFigures {
            Objects.requireNonNull(journal, "journal is null");
            Objects.requireNonNull(minutesSince, "minutesSince is null");
            Objects.requireNonNull(stepsSince, "stepsSince is null");
        }
    }

    /// A statement with values that are no part of its text: they go beside it, under the names by which the text calls
    /// them. It goes by itself.
    sealed interface Bound {

        /// By name; none is empty, which the Data API does not take.
        Map<String, String> values();
    }

    /// Makes a table of the session in which adopted objects wait.
    record StageAdopted() implements Statement {}

    /// Fills it from lists of objects.
    ///
    /// @param lists `s3://…`, with which the URLs of all lists begin
    /// @param role the ARN of the role that reads S3, or `default`
    record CopyAdopted(String lists, String role) implements Statement {}

    /// Adds to `windlass.ledger_object` those that wait and are not in it, so that it may be done again.
    record InsertAdopted() implements Statement {}

    /// Drops the table in which they waited.
    record DropAdopted() implements Statement {}

    /// Says in the ledger that a step's run 0 is loaded: the one of all objects that somebody else loaded. Nothing
    /// where it is said already.
    record InsertAdoption(LedgerKey key, TableName table) implements Statement {}

    /// Says how many objects and bytes that are now, where they were read from, and who did it last.
    record CountAdoption(LedgerKey key, String lists, String who) implements Statement {}

    /// Asks which objects COPYs refused rows of: for each its first refused row and how many there are, as
    /// `file_name`, `line_number`, `column_name`, `error_code`, `error_message`, `errors`.
    ///
    /// @param log who is asked
    /// @param queries the ids of the queries, as the warehouse told them; at least one
    record ReadLoadErrors(LoadErrorLog log, List<Long> queries) implements Statement {
        public ReadLoadErrors {
            Objects.requireNonNull(log, "log is null");
            queries = List.copyOf(queries);
            if (queries.isEmpty()) {
                throw new IllegalArgumentException("no query to ask about");
            }
        }
    }

    /// `CREATE TABLE IF NOT EXISTS windlass.ledger_skipped`.
    record CreateLedgerSkipped() implements Statement {}

    /// Writes each row that COPYs skipped because of MAXERROR into `windlass.ledger_skipped`, unless the key has
    /// some there already. The names of objects come from the warehouse's own log, not from SQL text.
    ///
    /// @param key the step that skipped them
    /// @param log where they are found
    /// @param queries the ids of the COPYs; at least one
    record InsertLedgerSkipped(LedgerKey key, LoadErrorLog log, List<Long> queries) implements Statement {
        public InsertLedgerSkipped {
            Objects.requireNonNull(key, "key is null");
            Objects.requireNonNull(log, "log is null");
            queries = List.copyOf(queries);
            if (queries.isEmpty()) {
                throw new IllegalArgumentException("no query whose rows were skipped");
            }
        }
    }

    /// `CREATE TEMP TABLE`: where the rows of a step wait until they are all there. It ends with its session.
    record CreateStaging(Table table) implements Statement {}

    /// Drops a staging table.
    record DropStaging(TableName table) implements Statement {}

    /// Makes a staging table of the rows of another, one for each key: the one with the highest `newest`, NULL
    /// being the lowest; of equal ones a deleted one; of the others any.
    ///
    /// @param from the staged rows
    /// @param into the table that is made
    /// @param columns what is carried over
    /// @param key columns that identify a row
    /// @param newest the column by which the newest wins
    /// @param deleted the column that says that a row is to go
    record Deduplicate(
            TableName from,
            TableName into,
            List<String> columns,
            List<String> key,
            Optional<String> newest,
            Optional<String> deleted)
            implements Statement {

        /// The column that numbers the rows of a key; no column of the table may have its name.
        public static final String PLACE = "_windlass_place";

        public Deduplicate {
            columns = List.copyOf(columns);
            key = List.copyOf(key);
        }
    }

    /// Deletes the staged rows whose key has a newer row in the target. At the same `newest` the staged row stays.
    record DeleteOlder(TableName staged, TableName target, List<String> key, String newest) implements Statement {
        public DeleteOlder {
            key = List.copyOf(key);
        }
    }

    /// Deletes the rows of the target whose key is among the staged rows.
    record DeleteMatched(TableName target, TableName staged, List<String> key) implements Statement {
        public DeleteMatched {
            key = List.copyOf(key);
        }
    }

    /// Deletes the rows of the target within the range.
    record DeleteRange(TableName target, Range range) implements Statement {}

    /// Deletes the rows that a run loaded, by the column that `audit` adds.
    record DeleteRun(TableName target, long run) implements Statement {}

    /// Makes `undone` of what the ledger says of a key, where that is `loaded`.
    record UndoLedger(LedgerKey key) implements Statement {}

    /// Deletes all rows. Not TRUNCATE, which commits.
    record DeleteAll(TableName target) implements Statement {}

    /// Adds the staged rows to the target.
    ///
    /// @param target where they go
    /// @param staged where they wait
    /// @param columns what is carried over, by the same names
    /// @param auditRun the run's number for `_run_id`, with the time in `_loaded_at`; empty without audit columns
    /// @param unless rows in which this BOOLEAN column is true stay behind
    record InsertStaged(
            TableName target, TableName staged, List<String> columns, OptionalLong auditRun, Optional<String> unless)
            implements Statement {
        public InsertStaged {
            columns = List.copyOf(columns);
        }
    }

    /// Returns the first rows of what must not be there. It is asked before [Refuse] fails, so that what it found
    /// can still be shown when the transaction is rolled back.
    record Show(Unwanted unwanted) implements Statement {}

    /// Fails when there is a row that must not be there.
    record Refuse(Unwanted unwanted) implements Statement {}

    /// A statement that a definition holds, with values in it.
    ///
    /// @param fragments in order: text as it was written, and values that are written as typed literals
    record Sql(List<Fragment> fragments) implements Statement {
        public Sql {
            fragments = List.copyOf(fragments);
        }

        /// Without values.
        public Sql(String text) {
            this(List.of(new Fragment.Text(text)));
        }
    }

    /// A piece of a statement of a definition.
    sealed interface Fragment {
        record Text(String text) implements Fragment {
            public Text {
                Objects.requireNonNull(text, "text is null");
            }
        }

        record Value(Literal literal) implements Fragment {}
    }

    /// What must not be there.
    sealed interface Unwanted {
        /// Rows of this query.
        record Rows(Sql query) implements Unwanted {}

        /// Staged rows outside of the range, or without a place in it.
        record Outside(TableName staged, Range range) implements Unwanted {}

        /// What makes it uncertain which rows of a table a step of a run loaded, as the ledger knows it: it loaded
        /// another table, or rows and there are none of its number, or somebody else loaded rows
        /// of that number.
        record Untraceable(TableName target, LedgerKey key) implements Unwanted {}
    }

    /// @param column the column that the range is of
    /// @param from its beginning, inclusive
    /// @param to its end, exclusive
    record Range(String column, Literal from, Literal to) {}
}
