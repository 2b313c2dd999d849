package io.windlass.redshift;

import io.windlass.schema.Table;
import io.windlass.schema.TableName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Everything Windlass can say to the warehouse. Text is made in one place, [SqlRenderer], and late; until
/// then statements are compared and ordered as values. None of them holds the key of an object.
public sealed interface Statement {

    /// Takes the fence's lock: the first statement of every load, since a transaction's snapshot is taken by
    /// its first reading statement.
    record LockFence(Fence fence) implements Statement {}

    /// Writes the fence's row, so that two transactions that both got past the lock cannot both commit.
    record TouchFence(Fence fence, long run) implements Statement {}

    /// Fails when the ledger has this key with any outcome.
    record Guard(LedgerKey key) implements Statement {}

    /// `CREATE SCHEMA IF NOT EXISTS`.
    record CreateSchema(String name) implements Statement {}

    /// `CREATE TABLE IF NOT EXISTS` from a declaration.
    record CreateTable(Table table) implements Statement {}

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

    /// Asks which objects a failed COPY named, with line, column and reason: `file_name`, `line_number`,
    /// `column_name`, `error_code`, `error_message`.
    ///
    /// @param query the id of the query, as the warehouse told it
    record ReadLoadErrors(long query) implements Statement {}

    /// A statement that a definition holds.
    record Sql(String text) implements Statement {
        public Sql {
            Objects.requireNonNull(text, "text is null");
        }
    }
}
