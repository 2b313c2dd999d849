package io.windlass.grants;

import io.windlass.pipeline.Pipeline;
import io.windlass.redshift.Ledger;
import io.windlass.redshift.Right;
import io.windlass.redshift.Right.Privilege;
import io.windlass.redshift.SqlRenderer;
import io.windlass.redshift.Statement;
import io.windlass.schema.Column;
import io.windlass.schema.Table;
import io.windlass.schema.TableName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The script by which an administrator of the database lets a user load pipelines, and do nothing else. It may be run
/// again at any time.
///
/// The administrator makes and keeps the tables, so that the loader owns no more than it must: its fences, and what
/// a step makes anew.
///
/// @param pipelines those that the user loads
/// @param user the database user, such as `IAMR:role`
/// @param database the database that the loader connects to
/// @param copyRole the ARN of COPY's role, where the right to use it has to be given
public record Rights(List<Pipeline> pipelines, String user, String database, Optional<String> copyRole) {

    public Rights {
        pipelines = List.copyOf(pipelines);
        Objects.requireNonNull(user, "user is null");
        Objects.requireNonNull(database, "database is null");
        Objects.requireNonNull(copyRole, "copyRole is null");
    }

    /// A line of the script.
    public sealed interface Line {
        /// What a reader should know.
        record Remark(String text) implements Line {}

        /// One statement, without its closing semicolon.
        record Sql(String text) implements Line {}
    }

    /// The script, in the order in which it has to be run.
    public List<Line> lines() {
        TableRights tables = new TableRights(pipelines);
        List<Line> lines = new ArrayList<>();
        remark(lines, "Run as a superuser. A user of an IAM role is there after the first login; before it:");
        remark(lines, SqlRenderer.createUser(user) + ";");
        ledger(lines);
        schemas(lines, tables);
        tables.declared().values().forEach(table -> create(lines, table));
        privileges(lines, tables);
        remark(lines, "Staging is in temporary tables.");
        right(lines, new Right.Temporary(database, user));
        copyRole.ifPresent(role -> right(lines, new Right.CopyRole(role, user)));
        untold(lines, tables);
        return lines;
    }

    /// Fences of an earlier user are among the tables that are there; new ones the loader makes itself.
    private void ledger(List<Line> lines) {
        remark(lines, "What Windlass keeps in the warehouse. It makes a fence for each pipeline there.");
        say(lines, new Statement.CreateSchema(Ledger.SCHEMA));
        say(lines, new Statement.CreateLedger());
        say(lines, new Statement.CreateLedgerObject());
        say(lines, new Statement.CreateLedgerSkipped());
        right(lines, new Right.InSchema(Ledger.SCHEMA, true, user));
        right(
                lines,
                new Right.OnTables(
                        Ledger.SCHEMA, EnumSet.of(Privilege.SELECT, Privilege.INSERT, Privilege.UPDATE), user));
    }

    private void schemas(List<Line> lines, TableRights tables) {
        remark(lines, "CREATE TABLE IF NOT EXISTS asks for CREATE even where the table is there.");
        tables.schemas().forEach((schema, create) -> {
            if (create && !schema.equals("public")) {
                say(lines, new Statement.CreateSchema(schema));
            }
            right(lines, new Right.InSchema(schema, create, user));
        });
    }

    private static void create(List<Line> lines, Table table) {
        say(lines, new Statement.CreateTable(table));
        if (!table.comment().isEmpty()) {
            say(lines, new Statement.CommentTable(table.name(), table.comment()));
        }
        for (Column column : table.columns()) {
            if (!column.comment().isEmpty()) {
                say(lines, new Statement.CommentColumn(table.name(), column.name(), column.comment()));
            }
        }
    }

    private void privileges(List<Line> lines, TableRights tables) {
        tables.privileges().forEach((table, privileges) -> right(lines, new Right.OnTable(table, privileges, user)));
        for (TableName table : tables.owned()) {
            remark(lines, table + " is swapped, dropped, altered, truncated or analyzed, which only its owner may do.");
            right(lines, new Right.Ownership(table, user));
        }
        for (TableName table : tables.ofOwnMaking()) {
            remark(lines, table + " is made by the loader. Where it is there already, give it over:");
            remark(lines, SqlRenderer.render(new Right.Ownership(table, user)) + ";");
        }
    }

    private static void untold(List<Line> lines, TableRights tables) {
        for (String what : tables.untold()) {
            remark(lines, "Not told by its text, so grant by hand what it needs: " + what);
        }
        remark(lines, "Not told either: views and functions in SQL steps, and what they read with rights of the user.");
        remark(lines, "SYS_LOAD_ERROR_DETAIL, STL_LOAD_ERRORS and SVV_COLUMNS show every user what is the user's own.");
    }

    private static void remark(List<Line> lines, String text) {
        lines.add(new Line.Remark(text));
    }

    private static void say(List<Line> lines, Statement statement) {
        lines.add(new Line.Sql(SqlRenderer.render(statement)));
    }

    private static void right(List<Line> lines, Right right) {
        lines.add(new Line.Sql(SqlRenderer.render(right)));
    }
}
