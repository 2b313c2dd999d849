package io.windlass.pipeline;

import io.windlass.pipeline.TableReader.Declared;
import io.windlass.redshift.SqlRenderer;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import io.windlass.schema.Identifier;
import io.windlass.schema.Suggestion;
import io.windlass.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Reads a sql step: its statements, from a file or a list, and what they need.
final class SqlReader {

    /// What Windlass itself says in the transaction of a sql step: lock, touch, guard and the ledger's row.
    static final int OWN_STATEMENTS = 4;

    /// Bytes of one statement (Data API limits).
    private static final int MAX_BYTES = 100_000;

    /// An expectation is asked twice: to show its rows, and to fail.
    private static final int EXPECTATION = 2;

    /// Bytes of Windlass's own statements in a transaction, and of values in others: more than they are.
    private static final int OWN_BYTES = 5_000;

    private final Fields step;
    private final Declarations declarations;
    private final SqlFiles files;
    private final List<SqlText.Statement> statements = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    SqlReader(Fields step, Declarations declarations, SqlFiles files) {
        this.step = step.only("step", "sql", "creates", "parameters", "expect", "transaction");
        this.declarations = declarations;
        this.files = files;
    }

    Optional<Step> read(String name) {
        boolean transaction = step.flag("transaction").orElse(true);
        SequencedMap<String, Step.Parameter> parameters = new ParameterReader(step).read();
        List<String> known = new ArrayList<>(parameters.sequencedKeySet());
        if (step.value("parameters").isObject()) {
            known.addAll(step.value("parameters").members().keySet());
        }
        statements(name, transaction, known);
        Optional<String> expect = step.text("expect").flatMap(text -> expect(text, known));
        unused();
        List<Table> creates = creates();
        size(transaction, creates.size() + (expect.isPresent() ? EXPECTATION : 0));
        bytes(transaction, creates, expect);
        List<String> texts = statements.stream().map(SqlText.Statement::text).toList();
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Step.Sql(name, texts, creates, parameters, expect, transaction));
    }

    private void statements(String name, boolean transaction, List<String> known) {
        Json sql = step.value("sql");
        if (sql.isText() && sql.text().endsWith(".sql")) {
            Optional<Place> file = files.place(step.at("sql"), sql.text());
            file.flatMap(place -> files.text(place)).ifPresent(text -> {
                String user = " (step \"" + name + "\" of " + step.place().file() + ")";
                take(new Origin(file.get(), true, user), text, transaction, known);
            });
        } else if (sql.isText()) {
            step.at("sql").mistake("\"sql\" is a file that ends in .sql, or a list of statements: [\"…\"]");
        } else if (sql.isArray()) {
            if (sql.isEmptyList()) {
                step.at("sql").mistake("\"sql\" must hold at least one statement");
            }
            for (Fields.Item item : step.texts("sql")) {
                if (item.text().strip().matches("\\S+\\.sql")) {
                    item.place()
                            .mistake("in a list stand statements, not files; write \"sql\": "
                                    + Fields.quoted(item.text().strip()));
                } else {
                    take(new Origin(item.place(), false, ""), item.text(), transaction, known);
                }
            }
        } else {
            step.wrong("sql", "a file that ends in .sql, or a list of statements");
        }
    }

    /// Where SQL comes from: in a file the line tells more than the pointer.
    private record Origin(Place place, boolean file, String user) {
        void mistake(int line, String message) {
            place.mistake((file ? "line " + line + ": " : "") + message + user);
        }
    }

    private void take(Origin origin, String text, boolean transaction, List<String> known) {
        SqlText read = SqlText.read(text);
        read.problem().ifPresent(problem -> origin.mistake(problem.line(), problem.message()));
        if (read.problem().isEmpty() && read.statements().isEmpty()) {
            origin.place.mistake("holds no statement");
        }
        for (SqlText.Statement statement : read.statements()) {
            if (transaction) {
                TransactionRules.refusal(statement.words())
                        .ifPresent(message -> origin.mistake(statement.line(), message));
            }
            if (statement.text().startsWith("\\")) {
                origin.mistake(statement.line(), "a command of psql is no SQL");
            }
            if (Identifier.bytes(statement.text()) > MAX_BYTES) {
                origin.mistake(
                        statement.line(),
                        "a statement has at most " + MAX_BYTES + " bytes, this one has "
                                + Identifier.bytes(statement.text()));
            }
            parameters(origin, statement, known);
            statements.add(statement);
        }
    }

    private void parameters(Origin origin, SqlText.Statement statement, List<String> known) {
        for (SqlText.Reference reference : statement.parameters()) {
            used.add(reference.name());
            if (!known.contains(reference.name()) && !ParameterReader.BUILT_IN.contains(reference.name())) {
                List<String> names = new ArrayList<>(known);
                names.addAll(ParameterReader.BUILT_IN);
                origin.mistake(
                        reference.line(),
                        "unknown parameter :" + reference.name()
                                + Suggestion.nearest(reference.name(), names)
                                        .map(near -> "; did you mean :" + near + "?")
                                        .orElse("; add it to \"parameters\""));
            }
        }
    }

    private Optional<String> expect(String text, List<String> known) {
        Origin origin = new Origin(step.at("expect"), false, "");
        SqlText read = SqlText.read(text);
        read.problem().ifPresent(problem -> origin.mistake(problem.line(), problem.message()));
        if (read.problem().isPresent()) {
            return Optional.empty();
        }
        if (read.statements().size() != 1) {
            origin.place.mistake("\"expect\" is one query that must return no row, not "
                    + read.statements().size() + " statements");
            return Optional.empty();
        }
        SqlText.Statement query = read.statements().getFirst();
        String first = query.words().isEmpty() ? "" : query.words().getFirst();
        if (!first.equals("SELECT") && !first.equals("WITH")) {
            origin.place.mistake("\"expect\" is a query that must return no row: it begins with select or with");
        }
        parameters(origin, query, known);
        return Optional.of(query.text());
    }

    private void unused() {
        if (!step.value("parameters").isObject() || statements.isEmpty()) {
            return;
        }
        step.value("parameters").members().keySet().forEach(name -> {
            if (!used.contains(name) && ParameterReader.nameable(name)) {
                step.at("parameters")
                        .at(name)
                        .mistake("parameter \"" + name + "\" is not used: no statement has :" + name
                                + " outside of quotes and comments");
            }
        });
    }

    private List<Table> creates() {
        if (!step.has("creates")) {
            return List.of();
        }
        Set<String> seen = new HashSet<>();
        List<Table> tables = new ArrayList<>();
        for (Fields.Item item : step.texts("creates")) {
            if (!seen.add(Identifier.fold(item.text()))) {
                item.place().mistake("table " + Fields.quoted(item.text()) + " is given twice in \"creates\"");
            }
            declarations
                    .find(item.place(), item.text())
                    .flatMap(Declared::table)
                    .ifPresent(tables::add);
        }
        return tables;
    }

    private void size(boolean transaction, int others) {
        int most = Warehouse.MAX_STATEMENTS - OWN_STATEMENTS - others;
        if (transaction && statements.size() > most) {
            step.at("sql")
                    .mistake("the step has " + statements.size() + " statements, and its transaction has room for "
                            + most + "; split it in two steps");
        }
    }

    private void bytes(boolean transaction, List<Table> creates, Optional<String> expect) {
        long bytes = statements.stream()
                .mapToLong(statement -> Identifier.bytes(statement.text()))
                .sum();
        bytes += creates.stream()
                .mapToLong(table -> Identifier.bytes(SqlRenderer.render(new Statement.CreateTable(table))))
                .sum();
        bytes += expect.map(Identifier::bytes).orElse(0) * (long) EXPECTATION;
        boolean single = statements.stream().anyMatch(statement -> Identifier.bytes(statement.text()) > MAX_BYTES);
        if (transaction && !single && bytes > MAX_BYTES - OWN_BYTES) {
            step.at("sql")
                    .mistake("the step's transaction would have " + bytes + " bytes, and there is room for "
                            + (MAX_BYTES - OWN_BYTES) + "; split it in two steps");
        }
    }
}
