package io.windlass.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.journal.Backfill;
import io.windlass.journal.Run;
import io.windlass.journal.RunStep;
import io.windlass.status.Overview;
import io.windlass.status.PipelineStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where pipelines stand, for people or for programs.
///
/// @param output where it goes
/// @param idle which pipelines are not live there
record StatusView(Output output, List<String> idle) {

    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> COLUMNS = List.of(
            "pipeline",
            "state",
            "pending",
            "oldest",
            "run",
            "step",
            "last run",
            "quarantined",
            "rows today",
            "last load",
            "");
    private static final List<Boolean> RIGHT =
            List.of(false, false, true, true, true, false, true, true, true, false, false);

    void print(Overview overview) {
        if (output.json()) {
            overview.pipelines()
                    .forEach(status ->
                            output.out().println(json(status, overview).toString()));
            output.out().flush();
        } else {
            output.print(new Rows(
                    COLUMNS,
                    overview.pipelines().stream()
                            .map(status -> row(status, overview))
                            .toList(),
                    RIGHT));
        }
    }

    private List<Optional<String>> row(PipelineStatus status, Overview overview) {
        boolean asked = overview.unasked().isEmpty();
        return List.of(
                Optional.of(status.pipeline()),
                Optional.of(status.state()),
                Optional.of("%,d%s".formatted(status.pending(), status.pendingCounted() ? "" : "+")),
                status.oldest().map(oldest -> Words.age(Duration.between(oldest, overview.at()))),
                status.open().map(run -> Long.toString(run.number())),
                status.open().map(StatusView::step),
                status.committed().map(run -> Long.toString(run.number())),
                Optional.of("%,d".formatted(status.quarantined())),
                asked ? Optional.of("%,d".formatted(status.rowsToday())) : Optional.empty(),
                lastLoad(status)
                        .map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString()),
                Optional.of(String.join("; ", notes(status))));
    }

    private List<String> notes(PipelineStatus status) {
        List<String> notes = new ArrayList<>();
        if (idle.contains(status.pipeline())) {
            notes.add("not live");
        }
        if (status.paused() && status.open().isPresent()) {
            notes.add("paused");
        }
        if (!status.pausedBecause().isEmpty()) {
            notes.add("last run: " + status.pausedBecause());
        }
        if (status.startWanted()) {
            notes.add("a start waits");
        }
        for (Backfill backfill : status.backfills()) {
            notes.add("backfill " + backfill.range().from() + " to "
                    + backfill.range().to() + " " + word(backfill.state())
                    + (backfill.who().isEmpty() ? "" : " by " + backfill.who()));
        }
        return notes;
    }

    private static Optional<Instant> lastLoad(PipelineStatus status) {
        return status.tables().stream().map(PipelineStatus.TableLoad::lastLoad).max(Instant::compareTo);
    }

    private static String step(Run run) {
        return run.current().map(RunStep::name).orElse("") + " (" + RunWords.ended(run.state()) + ")";
    }

    private static String word(Backfill.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private ObjectNode json(PipelineStatus status, Overview overview) {
        ObjectNode node = JSON.createObjectNode();
        node.put("pipeline", status.pipeline())
                .put("state", status.state())
                .put("live", !idle.contains(status.pipeline()))
                .put("start", status.start())
                .put("paused", status.paused())
                .put("paused_because", status.pausedBecause())
                .put("start_wanted", status.startWanted())
                .put("pending", status.pending())
                .put("pending_counted", status.pendingCounted())
                .put("oldest", status.oldest().map(Instant::toString).orElse(null))
                .put(
                        "oldest_seconds",
                        status.oldest()
                                .map(oldest ->
                                        Duration.between(oldest, overview.at()).toSeconds())
                                .orElse(null));
        ArrayNode waiting = node.putArray("waiting");
        status.waiting()
                .forEach(each -> waiting.addObject()
                        .put("step", each.step())
                        .put("objects", each.objects())
                        .put("bytes", each.bytes())
                        .put("oldest", each.oldest().toString())
                        .put("counted", each.counted()));
        node.set("run", status.open().map(RunJson::brief).orElse(null));
        node.set("last_committed", status.committed().map(RunJson::brief).orElse(null));
        node.set("last", status.last().map(RunJson::brief).orElse(null));
        node.put("quarantined", status.quarantined());
        ArrayNode backfills = node.putArray("backfills");
        status.backfills().forEach(each -> backfills.add(backfill(each)));
        tables(node, status, overview.unasked().isEmpty());
        return node;
    }

    private static ObjectNode backfill(Backfill backfill) {
        return JSON.createObjectNode()
                .put("from", backfill.range().from())
                .put("to", backfill.range().to())
                .put("only", backfill.range().only())
                .put("state", word(backfill.state()))
                .put("who", backfill.who())
                .put("step", backfill.step())
                .put("after", backfill.after());
    }

    /// Null, where nobody asked.
    private static void tables(ObjectNode node, PipelineStatus status, boolean asked) {
        if (!asked) {
            node.putNull("rows_today").putNull("tables");
            return;
        }
        node.put("rows_today", status.rowsToday());
        ArrayNode tables = node.putArray("tables");
        status.tables()
                .forEach(each -> tables.addObject()
                        .put("step", each.step())
                        .put("table", each.table())
                        .put("rows_today", each.rowsToday())
                        .put("rows", each.rows())
                        .put("last_load", each.lastLoad().toString()));
    }
}
