package io.windlass.load;

import io.windlass.journal.Run;
import io.windlass.pipeline.Step;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import io.windlass.schema.Column;
import io.windlass.schema.Table;
import io.windlass.schema.TableName;
import java.util.List;
import java.util.stream.Stream;

/// Sees, before anything is loaded, whether a copy step's table is as it is declared: the drift policy. And, where a
/// new table is to take its place, whether views would be left behind.
///
/// The table is asked once for each attempt, so each attempt of a step says the same to the warehouse, whoever submits
/// it. What changes in the table meanwhile fails the load, and the next attempt asks again.
///
/// @param inquiry who asks
/// @param warehouse who answers
record Alignment(Inquiry inquiry, Warehouse warehouse) {

    static final String ACTION = "columns";

    private static final String VIEWS = "views";

    Verdict of(Run run, Step.Copy step) {
        Verdict verdict = columns(run, step);
        return verdict instanceof Verdict.Fits && step.swaps()
                ? views(run, step.table().name())
                : verdict;
    }

    /// Should a view be made meanwhile, the table cannot be dropped and the load fails.
    private Verdict views(Run run, TableName table) {
        return switch (inquiry.ask(run, VIEWS, List.of(new Statement.ReadViews(table)))) {
            case Inquiry.Answer.Pending() -> new Verdict.Pending();
            case Inquiry.Answer.None(String reason, long query) -> new Verdict.Unknown(reason);
            case Inquiry.Answer.Rows(String id) ->
                DependentViews.of(warehouse.rows(id, 0).rows())
                        .refusal(table)
                        .<Verdict>map(Verdict.Differs::new)
                        .orElseGet(() -> new Verdict.Fits(List.of()));
        };
    }

    private Verdict columns(Run run, Step.Copy step) {
        Table table = step.table();
        // A new table has every column in its place.
        boolean renewed = step.swaps() && table.drift() == Table.Drift.ADD;
        if (table.drift() == Table.Drift.IGNORE || renewed) {
            return new Verdict.Fits(List.of());
        }
        return switch (inquiry.ask(run, ACTION, List.of(new Statement.ReadColumns(table.name())))) {
            case Inquiry.Answer.Pending() -> new Verdict.Pending();
            case Inquiry.Answer.None(String reason, long query) -> new Verdict.Unknown(reason);
            case Inquiry.Answer.Rows(String id) ->
                verdict(step, LiveColumns.of(warehouse.rows(id, 0).rows()));
        };
    }

    private static Verdict verdict(Step.Copy step, LiveColumns live) {
        Table table = step.table();
        if (live.absent()) {
            return new Verdict.Fits(List.of());
        }
        boolean add = table.drift() == Table.Drift.ADD;
        Stream<String> differences = add
                ? live.missing(table).stream()
                        .filter(column -> !addable(column))
                        .map(Alignment::refusal)
                : live.differences(table).stream();
        // COPY fills a columnar format's columns by their place and not by their name.
        boolean misplaced =
                !step.swaps() && step.format().columnar() && CopyStatements.straight(step) && !live.ordered(table);
        List<String> all = Stream.concat(
                        differences,
                        misplaced ? Stream.of("its columns lie in another order than " + order(table)) : Stream.empty())
                .toList();
        if (!all.isEmpty()) {
            return new Verdict.Differs(
                    "table " + table.name() + " is not as it is declared: " + String.join("; ", all));
        }
        return new Verdict.Fits(live.missing(table).stream()
                .<Statement>map(column -> new Statement.AddColumn(table.name(), column))
                .toList());
    }

    /// Redshift adds no column that must have a value and has none, and none that it numbers itself (Database
    /// Developer Guide, "ALTER TABLE").
    private static boolean addable(Column column) {
        return column.identity().isEmpty()
                && (!column.notNull() || column.defaultValue().isPresent());
    }

    private static String refusal(Column column) {
        String why = column.identity().isPresent() ? "it is numbered" : "it is NOT NULL without a default";
        return "column " + column.name() + " is missing and cannot be added, since " + why;
    }

    private static String order(Table table) {
        return String.join(", ", table.all().stream().map(Column::name).toList());
    }

    /// What is to be done.
    sealed interface Verdict {
        /// Not answered yet.
        record Pending() implements Verdict {}

        /// It cannot be asked in this attempt.
        record Unknown(String reason) implements Verdict {}

        /// It can be loaded after these statements, which belong into the load's own transaction.
        record Fits(List<Statement> additions) implements Verdict {
            public Fits {
                additions = List.copyOf(additions);
            }
        }

        /// It must not be loaded.
        ///
        /// @param reason a sentence that names every difference
        record Differs(String reason) implements Verdict {}
    }
}
