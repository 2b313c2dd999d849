package io.windlass.load;

import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import io.windlass.redshift.Fence;
import io.windlass.redshift.Ledger;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import io.windlass.schema.Table;
import io.windlass.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What must be there before a pipeline's first load, and is made outside of every load.
///
/// The tables of all steps, also those that a later step only reads: a sql step may read one into which nothing was
/// loaded yet. Comments are set here, so that a load never touches them, unless it makes the table anew.
///
/// @param journal the journal's own id
/// @param pipeline the pipeline's name
/// @param tables the tables of its steps, each once
public record Preparation(String journal, String pipeline, List<Table> tables) {

    public Preparation {
        tables = List.copyOf(tables);
    }

    /// All of a pipeline.
    public static Preparation of(Pipeline pipeline, String journal) {
        return of(pipeline, journal, pipeline.steps().stream());
    }

    /// What the sql steps make, and not the targets of copy steps.
    public static Preparation withoutCopies(Pipeline pipeline, String journal) {
        return of(pipeline, journal, pipeline.steps().stream().filter(Step.Sql.class::isInstance));
    }

    private static Preparation of(Pipeline pipeline, String journal, Stream<Step> steps) {
        Map<TableName, Table> tables = new LinkedHashMap<>();
        steps.flatMap(Preparation::tables).forEach(table -> tables.putIfAbsent(table.name(), table));
        return new Preparation(journal, pipeline.name(), List.copyOf(tables.values()));
    }

    /// In order. Schemas first and apart: where the loader's user may not make schemas they are there already, and
    /// the failure of the one says nothing about the other. Comments last and apart, since only a table's owner may
    /// set them.
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.addAll(parts("schemas", schemas()));
        parts.addAll(parts("tables", creates()));
        parts.addAll(parts("comments", comments()));
        return parts;
    }

    /// Statements of one submission.
    ///
    /// @param action what it is called
    /// @param statements in order
    public record Part(String action, List<Statement> statements) {
        public Part {
            statements = List.copyOf(statements);
        }

        /// The fence that it makes, if it makes one.
        Optional<Fence> fence() {
            return statements.stream()
                    .filter(Statement.CreateFence.class::isInstance)
                    .map(statement -> ((Statement.CreateFence) statement).fence())
                    .findFirst();
        }
    }

    private List<Statement> schemas() {
        TreeSet<String> names = new TreeSet<>();
        names.add(Ledger.SCHEMA);
        tables.stream().flatMap(table -> table.name().schema().stream()).forEach(names::add);
        return names.stream().<Statement>map(Statement.CreateSchema::new).toList();
    }

    private List<Statement> creates() {
        List<Statement> statements = new ArrayList<>(Ledger.tables(new Fence(journal, pipeline)));
        tables.forEach(table -> statements.add(new Statement.CreateTable(table)));
        return statements;
    }

    private List<Statement> comments() {
        return tables.stream().flatMap(table -> comments(table).stream()).toList();
    }

    /// All comments of a table.
    static List<Statement> comments(Table table) {
        List<Statement> statements = new ArrayList<>();
        if (!table.comment().isEmpty()) {
            statements.add(new Statement.CommentTable(table.name(), table.comment()));
        }
        table.columns().stream()
                .filter(column -> !column.comment().isEmpty())
                .forEach(column ->
                        statements.add(new Statement.CommentColumn(table.name(), column.name(), column.comment())));
        return statements;
    }

    private static List<Part> parts(String action, List<Statement> all) {
        List<Part> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += Warehouse.MAX_STATEMENTS) {
            String name = from == 0 ? action : action + "-" + (parts.size() + 1);
            parts.add(new Part(name, all.subList(from, Math.min(all.size(), from + Warehouse.MAX_STATEMENTS))));
        }
        return parts;
    }

    private static Stream<Table> tables(Step step) {
        return switch (step) {
            case Step.Copy copy -> Stream.of(copy.table());
            case Step.Sql sql -> sql.creates().stream();
        };
    }
}
