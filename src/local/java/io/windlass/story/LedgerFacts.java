package io.windlass.story;

import io.windlass.journal.ObjectId;
import io.windlass.redshift.Statement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What the ledger says of an object.
///
/// @param answers the warehouse
/// @param journal the journal's own id
record LedgerFacts(Answers answers, String journal) {

    /// As long as the warehouse keeps the name of a file (`sys_load_error_detail.file_name` is CHAR(256)).
    private static final int FILE_NAME_BYTES = 256;

    List<Fact> of(ObjectId object) {
        List<Fact> facts = new ArrayList<>();
        switch (answers.ask(new Statement.ReadObject(journal, object.bucket(), object.key()))) {
            case Answers.Answer.Told(List<List<String>> rows) -> rows.forEach(row -> facts.add(loaded(row)));
            case Answers.Answer.None(String reason) -> untold("ledger", reason, facts);
        }
        switch (answers.ask(new Statement.ReadSkipped(journal, file(object)))) {
            case Answers.Answer.Told(List<List<String>> rows) -> rows.forEach(row -> facts.add(skipped(row)));
            case Answers.Answer.None(String reason) -> untold("list of skipped rows", reason, facts);
        }
        return facts;
    }

    /// A table that was never made says nothing, and that is no trouble.
    private static void untold(String what, String reason, List<Fact> facts) {
        if (!reason.contains("does not exist")) {
            facts.add(Fact.of("unknown", "the " + what + " cannot be read: " + reason, "what", what, "why", reason));
        }
    }

    private static Fact loaded(List<String> row) {
        String run = text(row, 1);
        String action = text(row, 9);
        String files = text(row, 7).isEmpty() ? "" : " of " + text(row, 7);
        String rows = text(row, 8).isEmpty() ? "" : ", " + text(row, 8) + " rows all together";
        return Fact.of(
                "ledger",
                "the ledger says: run " + run + " of " + text(row, 0) + " has it in step " + text(row, 2) + ", part "
                        + text(row, 3) + files + rows + ", " + text(row, 4) + " by " + action + " of " + text(row, 10)
                        + " at " + text(row, 11) + ", table " + text(row, 5) + ", manifest " + text(row, 6),
                "pipeline",
                text(row, 0),
                "run",
                run,
                "step",
                text(row, 2),
                "part",
                text(row, 3),
                "outcome",
                text(row, 4),
                "table",
                text(row, 5),
                "manifest",
                text(row, 6),
                "files",
                text(row, 7),
                "rows",
                text(row, 8),
                "action",
                action,
                "who",
                text(row, 10),
                "at",
                text(row, 11),
                "etag",
                text(row, 12),
                "sequencer",
                text(row, 13),
                "size",
                text(row, 14));
    }

    private static Fact skipped(List<String> row) {
        String place = "line " + text(row, 3) + (text(row, 4).isEmpty() ? "" : ", column " + text(row, 4));
        return Fact.of(
                "skipped",
                "run " + text(row, 1) + " of " + text(row, 0) + " skipped a row, " + place + ": " + text(row, 6),
                "pipeline",
                text(row, 0),
                "run",
                text(row, 1),
                "step",
                text(row, 2),
                "line",
                text(row, 3),
                "column",
                text(row, 4),
                "code",
                text(row, 5),
                "why",
                text(row, 6));
    }

    private static String text(List<String> row, int index) {
        String value = row.get(index);
        return value == null ? "" : value.strip();
    }

    private static String file(ObjectId object) {
        String url = object.url();
        while (url.getBytes(StandardCharsets.UTF_8).length > FILE_NAME_BYTES) {
            url = url.substring(0, url.offsetByCodePoints(url.length(), -1));
        }
        return url.stripTrailing();
    }
}
