package io.windlass.cli;

import io.windlass.direct.Outcome;
import io.windlass.direct.Wanted;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/// Tells what came of a COPY without a pipeline.
///
/// @param output where the answer goes
/// @param err where reasons go
record CopyReport(Output output, PrintWriter err) {

    private static final List<String> COLUMNS =
            List.of("table", "objects", "bytes", "rows", "skipped", "repeated", "statement");
    private static final List<Boolean> BARE = List.of(false, true, true, true, true, true, false);

    /// @return the exit code
    int of(Outcome outcome, Wanted wanted) {
        return switch (outcome) {
            case Outcome.Nothing nothing -> {
                err.println(Words.plain("there is no object at " + wanted.from() + "; nothing was loaded"));
                yield ExitCode.FAILED;
            }
            case Outcome.Failed(String reason, List<Outcome.BadRow> rows) -> {
                err.println(Words.plain("nothing was loaded into " + wanted.table() + ": " + reason)
                        + advice(reason, wanted));
                bad(rows);
                yield ExitCode.FAILED;
            }
            case Outcome.Loaded loaded -> {
                if (loaded.repeated()) {
                    err.println("the same was loaded before and nothing was loaded now; --again loads it once more");
                }
                if (!loaded.skipped().isEmpty()) {
                    err.println("rows were passed over, as the options allow");
                    told(loaded.skipped());
                }
                output.print(new Rows(COLUMNS, List.of(row(loaded, wanted)), BARE));
                yield ExitCode.DONE;
            }
        };
    }

    private static String advice(String reason, Wanted wanted) {
        return (reason.contains("does not exist") || reason.contains("nonexistent table")) && !wanted.create()
                ? "; --create with --schema FILE makes a table that is missing"
                : "";
    }

    /// With JSON on standard output too: they are what was asked for, as far as there is anything.
    private void bad(List<Outcome.BadRow> rows) {
        told(rows);
        if (output.json() && !rows.isEmpty()) {
            output.print(new Rows(
                    List.of("object", "line", "column", "reason", "more"),
                    rows.stream().map(CopyReport::row).toList(),
                    List.of(false, true, false, false, true)));
        }
    }

    private void told(List<Outcome.BadRow> rows) {
        for (Outcome.BadRow row : rows) {
            String column = row.column().isEmpty() ? "" : ", column " + row.column();
            String more = row.more() == 0 ? "" : "; " + Words.count(row.more(), "more bad row") + " in it";
            err.println(Words.plain(row.object() + ": line " + row.line() + column + ": " + row.reason() + more));
        }
    }

    private static List<Optional<String>> row(Outcome.BadRow row) {
        return List.of(
                Optional.of(row.object()),
                Optional.of(row.line()).filter(line -> !line.isEmpty()),
                Optional.of(row.column()).filter(column -> !column.isEmpty()),
                Optional.of(row.reason()),
                Optional.of(Long.toString(row.more())));
    }

    private static List<Optional<String>> row(Outcome.Loaded loaded, Wanted wanted) {
        return List.of(
                Optional.of(wanted.table().toString()),
                Optional.of(Long.toString(loaded.objects())),
                Optional.of(Long.toString(loaded.bytes())),
                Optional.of(Long.toString(loaded.rows())),
                Optional.of(Long.toString(loaded.skipped().stream()
                        .mapToLong(row -> row.more() + 1)
                        .sum())),
                Optional.of(Boolean.toString(loaded.repeated())),
                Optional.of(loaded.statement()));
    }
}
