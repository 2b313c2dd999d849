package io.windlass.grants;

import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import io.windlass.redshift.Right;
import io.windlass.redshift.Right.Privilege;
import io.windlass.redshift.SqlRenderer;
import io.windlass.schema.Table;
import io.windlass.schema.TableName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The script by which an administrator lets the API's database user answer queries, and do nothing else: it reads
/// the tables that pipelines fill. What the API writes goes to S3, and the loader loads it. To be run behind [Rights],
/// which makes the tables.
///
/// @param pipelines those whose tables are asked
/// @param user the database user, such as `IAMR:role`
/// @param copyRole the ARN of COPY's role, where the right to use it has to be given: large results go by UNLOAD
public record ReadRights(List<Pipeline> pipelines, String user, Optional<String> copyRole) {

    public ReadRights {
        pipelines = List.copyOf(pipelines);
        Objects.requireNonNull(user, "user is null");
        Objects.requireNonNull(copyRole, "copyRole is null");
    }

    /// The script, in the order in which it has to be run.
    public List<Rights.Line> lines() {
        List<Rights.Line> lines = new ArrayList<>();
        Set<TableName> tables = new TreeSet<>(SqlUses.BY_NAME);
        Set<TableName> swapped = new TreeSet<>(SqlUses.BY_NAME);
        pipelines.forEach(pipeline -> pipeline.steps().forEach(step -> add(step, tables, swapped)));
        lines.add(new Rights.Line.Remark("The API reads what it is asked for. Before its first login:"));
        lines.add(new Rights.Line.Remark(SqlRenderer.createUser(user) + ";"));
        Set<String> schemas = new TreeSet<>();
        tables.forEach(table -> schemas.add(table.schema().orElse("public")));
        schemas.forEach(schema -> right(lines, new Right.InSchema(schema, false, user)));
        tables.forEach(table -> right(lines, new Right.OnTable(table, EnumSet.of(Privilege.SELECT), user)));
        swapped.forEach(
                table -> lines.add(
                        new Rights.Line.Remark(
                                table
                                        + " is another table after each swap: let ALTER DEFAULT PRIVILEGES of the loader's user give SELECT.")));
        copyRole.ifPresent(role -> right(lines, new Right.UnloadRole(role, user)));
        return lines;
    }

    private static void add(Step step, Set<TableName> tables, Set<TableName> swapped) {
        switch (step) {
            case Step.Copy copy -> {
                tables.add(copy.table().name());
                if (copy.load() instanceof Step.Load.Replace replace && replace.swap()) {
                    swapped.add(copy.table().name());
                }
            }
            case Step.Sql sql -> sql.creates().stream().map(Table::name).forEach(tables::add);
        }
    }

    private static void right(List<Rights.Line> lines, Right right) {
        lines.add(new Rights.Line.Sql(SqlRenderer.render(right)));
    }
}
