package io.windlass.pipeline;

import io.windlass.pipeline.Source.Series;
import io.windlass.redshift.Compression;
import io.windlass.redshift.Warehouse;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnType.Kind;
import io.windlass.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the `load` of a copy step. Without a table, because the table has mistakes of its own, columns are not
/// looked for.
final class LoadReader {

    /// What is left of a transaction of a swap: 3 statements frame it, 4 make and exchange the tables, 3 bring rows
    /// through staging, 1 writes the objects, and COPY and its row in the ledger come once for each compression.
    private static final int MOST_COMMENTS = Warehouse.MAX_STATEMENTS - 11 - 2 * Compression.values().length;

    private final Fields step;
    private final Optional<Table> table;
    private final Optional<Series> series;

    LoadReader(Fields step, Optional<Table> table, Optional<Series> series) {
        this.step = step;
        this.table = table;
        this.series = series;
    }

    Step.Load read() {
        if (step.value("load").isObject()) {
            return strategy(step.object("load").orElseThrow().only("merge", "range", "replace"));
        }
        if (!step.value("load").isText()) {
            step.wrong("load", "\"append\", \"replace\", {\"merge\": {…}} or {\"range\": {…}}");
            return new Step.Load.Append();
        }
        String text = step.text("load").orElseThrow();
        switch (text) {
            case "merge", "upsert" ->
                step.at("load").mistake("a merge needs its key: {\"merge\": {\"key\": [\"a column\"]}}");
            case "range" ->
                step.at("load").mistake("a range needs its column: {\"range\": {\"column\": \"a column\"}}");
            default -> {
                return Choice.among(step.at("load"), "load", text, List.of("append", "replace", "merge", "range"))
                        .filter("replace"::equals)
                        .<Step.Load>map(word -> new Step.Load.Replace(false))
                        .orElseGet(Step.Load.Append::new);
            }
        }
        return new Step.Load.Append();
    }

    private Step.Load strategy(Fields load) {
        if (load.names().size() != 1) {
            load.place()
                    .mistake("\"load\" has one strategy, merge, range or replace, not "
                            + load.names().size());
        }
        if (load.has("replace")) {
            Optional<Fields> replace = load.object("replace").map(fields -> fields.only("swap"));
            boolean swap = replace.flatMap(fields -> fields.flag("swap")).orElse(false);
            if (swap) {
                comments(replace.get());
            }
            return new Step.Load.Replace(swap);
        }
        if (load.has("range")) {
            return load.object("range").<Step.Load>map(this::range).orElseGet(Step.Load.Append::new);
        }
        return load.object("merge").<Step.Load>map(this::merge).orElseGet(Step.Load.Append::new);
    }

    /// A new table has no comments, and the step's one transaction sets them all.
    private void comments(Fields replace) {
        long comments = table.stream()
                .flatMap(known -> Stream.concat(
                        Stream.of(known.comment()), known.columns().stream().map(Column::comment)))
                .filter(comment -> !comment.isEmpty())
                .count();
        if (comments > MOST_COMMENTS) {
            replace.at("swap")
                    .mistake("a swap sets the table's comments anew, each by a statement of its transaction, which has"
                            + " room for " + MOST_COMMENTS + "; " + table.get().name() + " has " + comments);
        }
    }

    private Step.Load merge(Fields merge) {
        merge.only("key", "newest", "deleted");
        if (!merge.has("key")) {
            merge.missing("key", "\"key\" is missing: the columns that tell one row from another");
        }
        List<Fields.Item> items = merge.has("key") ? merge.texts("key") : List.of();
        if (merge.value("key").isEmptyList()) {
            merge.at("key").mistake("\"key\" must not be empty: it tells one row from another");
        }
        List<Column> columns = table.map(Table::columns).orElse(List.of());
        List<String> key = table.isPresent() ? TableReader.known(items, columns, "key") : List.of();
        columns.stream().filter(column -> key.contains(column.name())).forEach(column -> {
            if (column.identity().isPresent()) {
                merge.at("key")
                        .mistake(
                                "\"" + column.name() + "\" is numbered by the warehouse, so no row is met again by it");
            }
            if (!column.type().kind().comparable()) {
                merge.at("key")
                        .mistake("rows cannot be matched by \"" + column.name() + "\", which is "
                                + column.type().sql());
            }
        });
        Optional<Column> newest = column(merge, "newest");
        newest.filter(column -> !column.type().kind().comparable())
                .ifPresent(column -> merge.at("newest")
                        .mistake("rows cannot be ordered by \"" + column.name() + "\", which is "
                                + column.type().sql()));
        Optional<Column> deleted = column(merge, "deleted");
        deleted.filter(column -> column.type().kind() != Kind.BOOLEAN)
                .ifPresent(column -> merge.at("deleted")
                        .mistake("\"deleted\" must be a BOOLEAN column, and \"" + column.name() + "\" is "
                                + column.type().sql()));
        return new Step.Load.Merge(key, newest.map(Column::name), deleted.map(Column::name));
    }

    private Step.Load range(Fields range) {
        range.only("column", "from", "to");
        if (!range.has("column")) {
            range.missing("column", "\"column\" is missing: the column that the range is of");
        }
        Optional<Column> column = column(range, "column");
        Optional<Kind> kind = column.map(found -> found.type().kind());
        if (kind.isPresent() && !kind.get().numeric() && !kind.get().dated()) {
            range.at("column")
                    .mistake("a range is of numbers, dates or timestamps, and \""
                            + column.get().name() + "\" is "
                            + column.get().type().sql());
            return new Step.Load.Range(column.get().name(), Optional.empty(), Optional.empty());
        }
        Optional<TypedValue> from = bound(range, "from", column);
        Optional<TypedValue> to = bound(range, "to", column);
        if (series.isPresent()) {
            fits(range, column, series.get());
        }
        if (series.isEmpty() && !(range.has("from") && range.has("to"))) {
            range.place()
                    .mistake(
                            "a range needs \"from\" and \"to\", or a \"series\" in the step's \"from\" that gives them");
        }
        if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) >= 0) {
            range.place()
                    .mistake("the range ends at " + to.get().text() + ", which is not after its beginning "
                            + from.get().text());
        }
        return new Step.Load.Range(
                column.map(Column::name).orElse(""), from.map(TypedValue::text), to.map(TypedValue::text));
    }

    private static void fits(Fields range, Optional<Column> column, Series series) {
        boolean fits = column.map(found -> found.type().kind())
                .map(kind -> switch (series.by()) {
                    case INTEGER -> kind.numeric();
                    case DATE -> kind.dated();
                    case HOUR -> kind.dated() && kind != Kind.DATE;
                })
                .orElse(true);
        if (!fits) {
            range.at("column")
                    .mistake("a series by " + series.by().name().toLowerCase(Locale.ROOT)
                            + " gives no range of \"" + column.orElseThrow().name() + "\", which is "
                            + column.get().type().sql());
        }
    }

    private Optional<Column> column(Fields fields, String member) {
        return fields.text(member)
                .flatMap(text -> table.flatMap(known -> TableReader.column(fields.at(member), text, known.columns())));
    }

    private static Optional<TypedValue> bound(Fields range, String member, Optional<Column> column) {
        Json value = range.value(member);
        if (value.isMissing() || column.isEmpty()) {
            return Optional.empty();
        }
        return switch (TypedValue.of(column.get().type(), value)) {
            case TypedValue.Reading.Fits(TypedValue fitting) -> Optional.of(fitting);
            case TypedValue.Reading.Null() -> {
                range.wrong(member, "a value of " + column.get().type().sql());
                yield Optional.empty();
            }
            case TypedValue.Reading.Unfit(String must) -> {
                range.wrong(member, must);
                yield Optional.empty();
            }
        };
    }
}
