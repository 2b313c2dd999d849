package io.windlass.redshift;

import io.windlass.schema.Column;
import io.windlass.schema.TableName;
import java.time.Duration;
import java.util.List;

/// The only place where SQL text is made.
public final class SqlRenderer {

    private SqlRenderer() {}

    /// One statement as Redshift takes it, without a closing semicolon: the Data API wants one to an element.
    public static String render(Statement statement) {
        return switch (statement) {
            case Statement.LockFence(Fence fence) -> "LOCK " + SqlText.table(fence.table());
            case Statement.TouchFence(Fence fence, long run) ->
                "UPDATE " + SqlText.table(fence.table()) + " SET \"run\" = " + run + ", \"touched\" = GETDATE()";
            case Statement.SetQueryGroup(String group) -> "SET LOCAL query_group TO " + SqlText.literal(group);
            case Statement.SetStatementTimeout(Duration longest) ->
                "SET LOCAL statement_timeout TO " + longest.toMillis();
            case Statement.Guard(LedgerKey key) -> LedgerSql.guard(key);
            case Statement.CreateSchema(String name) -> "CREATE SCHEMA IF NOT EXISTS " + SqlText.identifier(name);
            case Statement.CreateTable create -> TableSql.create(create.table());
            case Statement.CreateNewTable create -> TableSql.createNew(create.table());
            case Statement.DropTable(TableName table) -> "DROP TABLE " + SqlText.table(table) + " RESTRICT";
            case Statement.RenameTable(TableName table, String name) ->
                "ALTER TABLE " + SqlText.table(table) + " RENAME TO " + SqlText.identifier(name);
            case Statement.CommentTable(TableName table, String comment) ->
                "COMMENT ON TABLE " + SqlText.table(table) + " IS " + SqlText.literal(comment);
            case Statement.CommentColumn(TableName table, String column, String comment) ->
                "COMMENT ON COLUMN " + SqlText.table(table) + "." + SqlText.identifier(column) + " IS "
                        + SqlText.literal(comment);
            case Statement.ReadColumns(TableName table) -> TableSql.readColumns(table);
            case Statement.ReadViews(TableName table) -> TableSql.readViews(table);
            case Statement.AddColumn(TableName table, Column column) -> TableSql.addColumn(table, column);
            case Statement.CreateLedger() -> LedgerSql.createLedger();
            case Statement.CreateLedgerObject() -> LedgerSql.createLedgerObject();
            case Statement.CreateFence(Fence fence) -> createFence(fence);
            case Statement.FillFence(Fence fence) -> fillFence(fence);
            case Statement.Copy copy -> CopySql.copy(copy);
            case Statement.CopyLedgerObjects copy -> LedgerSql.copyObjects(copy);
            case Statement.InsertLedger row -> LedgerSql.insert(row);
            case Statement.ReadLedger(LedgerKey key) -> LedgerSql.read(key);
            case Statement.ReadLoadedKeys read -> LedgerSql.loadedKeys(read);
            case Statement.ReadObject read -> LedgerSql.object(read);
            case Statement.ReadFigures read -> FiguresSql.of(read);
            case Statement.ReadSkipped read -> LoadErrorSql.skipped(read);
            case Statement.StageAdopted() -> AdoptionSql.stage();
            case Statement.CopyAdopted copy -> AdoptionSql.copy(copy);
            case Statement.InsertAdopted() -> AdoptionSql.insertObjects();
            case Statement.DropAdopted() -> AdoptionSql.drop();
            case Statement.InsertAdoption insert -> AdoptionSql.insert(insert);
            case Statement.CountAdoption count -> AdoptionSql.count(count);
            case Statement.ReadLoadErrors read -> LoadErrorSql.read(read);
            case Statement.CreateLedgerSkipped() -> LoadErrorSql.createSkipped();
            case Statement.InsertLedgerSkipped insert -> LoadErrorSql.insertSkipped(insert);
            case Statement.CreateStaging create -> TableSql.staging(create.table());
            case Statement.DropStaging(TableName table) -> "DROP TABLE " + SqlText.table(table);
            case Statement.Deduplicate deduplicate -> StrategySql.deduplicate(deduplicate);
            case Statement.DeleteOlder delete -> StrategySql.deleteOlder(delete);
            case Statement.DeleteMatched delete -> StrategySql.deleteMatched(delete);
            case Statement.DeleteRange delete -> StrategySql.deleteRange(delete);
            case Statement.DeleteRun(TableName target, long run) ->
                "DELETE FROM " + SqlText.table(target) + " WHERE \"_run_id\" = " + run;
            case Statement.UndoLedger(LedgerKey key) -> UndoSql.undo(key);
            case Statement.DeleteAll(TableName target) -> "DELETE FROM " + SqlText.table(target);
            case Statement.InsertStaged insert -> StrategySql.insert(insert);
            case Statement.Show(Statement.Unwanted unwanted) -> StepSql.show(unwanted);
            case Statement.Refuse(Statement.Unwanted unwanted) -> StepSql.refuse(unwanted);
            case Statement.Sql sql -> StepSql.text(sql);
        };
    }

    /// One statement that gives a right, as an administrator runs it, without a closing semicolon.
    public static String render(Right right) {
        return RightSql.text(right);
    }

    /// A question, with the values that go beside its text.
    public static Asked render(Question question) {
        return QuestionSql.of(question);
    }

    /// What makes a user who logs in by IAM known before the first login.
    ///
    /// @param user the whole name, such as `IAMR:role`
    public static String createUser(String user) {
        return "CREATE USER " + SqlText.user(user) + " PASSWORD DISABLE";
    }

    private static String createFence(Fence fence) {
        return TableSql.create(
                SqlText.table(fence.table()), List.of("\"run\" BIGINT NOT NULL", "\"touched\" TIMESTAMP"));
    }

    private static String fillFence(Fence fence) {
        String table = SqlText.table(fence.table());
        return "INSERT INTO " + table + " (\"run\", \"touched\") SELECT 0, GETDATE() WHERE NOT EXISTS (SELECT 1 FROM "
                + table + ")";
    }
}
