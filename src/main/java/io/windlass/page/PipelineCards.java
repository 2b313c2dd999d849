package io.windlass.page;

import io.windlass.journal.Backfill;
import io.windlass.journal.Run;
import io.windlass.journal.RunStep;
import io.windlass.status.PipelineStatus;
import io.windlass.status.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A card for each pipeline: how it stands, how far it is behind, and what somebody has to do.
///
/// @param report what is shown
/// @param commands what is to be typed
record PipelineCards(Report report, Commands commands) {

    /// From so many on a page offers to look for one.
    private static final int MANY = 6;

    Tag section() {
        List<PipelineStatus> all = report.overview().pipelines();
        Tag section = Parts.section("pipelines", "Pipelines", "");
        if (all.isEmpty()) {
            return section.add(
                    Tag.classed("p", "empty").text("No pipeline is live. A stack names its live pipelines itself."));
        }
        if (all.size() >= MANY) {
            section = section.add(Tag.classed(
                            "p",
                            "find",
                            Tag.said("label", "Find a pipeline").with("for", "find"),
                            Tag.of("input").with("type", "search").with("id", "find"))
                    .with("data-finder", "")
                    .with("hidden", ""));
        }
        return section.add(
                Tag.classed("div", "cards").add(all.stream().map(this::card).toList()));
    }

    private Tag card(PipelineStatus status) {
        Tag head = Tag.classed("header", "card-head", Tag.said("h3", status.pipeline()), badge(status));
        Tag start = Tag.classed("p", "muted").text(start(status.start()));
        return Tag.classed("article", "card", head, start, facts(status))
                .add(notes(status))
                .with("data-find", status.pipeline());
    }

    private static Tag badge(PipelineStatus status) {
        String style = status.paused()
                ? status.pausedBecause().isEmpty() ? "look" : "act"
                : status.open().isPresent() ? "busy" : "calm";
        return Tag.said("span", status.state()).with("class", "badge " + style).with("data-figure", "state");
    }

    private static String start(String start) {
        return switch (start) {
            case "arrivals" -> "starts on arrivals";
            case "manual" -> "starts by hand";
            case String expression -> "starts by " + expression;
        };
    }

    private Tag facts(PipelineStatus status) {
        Instant now = report.overview().at();
        boolean asked = report.overview().unasked().isEmpty();
        long bytes = status.waiting().stream()
                .mapToLong(PipelineStatus.Waiting::bytes)
                .sum();
        Optional<Instant> last =
                status.tables().stream().map(PipelineStatus.TableLoad::lastLoad).max(Instant::compareTo);
        List<Tag> facts = new ArrayList<>();
        facts.add(fact(
                "Lag",
                "lag",
                status.oldest()
                        .map(time -> Said.age(Duration.between(time, now)))
                        .orElse("none")));
        facts.add(fact(
                "Waiting",
                "waiting",
                Said.number(status.pending()) + (status.pendingCounted() ? "" : "+"),
                status.pending() == 0 ? "" : Said.bytes(bytes)));
        facts.add(status.open()
                .map(run -> fact("Under way", "open", "run " + run.number(), step(run)))
                .orElseGet(() -> fact("Under way", "open", "no run")));
        facts.add(fact(
                "Last committed",
                "committed",
                status.committed().map(run -> "run " + run.number()).orElse("none yet"),
                last.map(time -> Said.age(Duration.between(time, now)) + " ago").orElse("")));
        facts.add(fact("Rows today", "rows", asked ? Said.number(status.rowsToday()) : "not asked"));
        facts.add(fact("In quarantine", "quarantined", Said.number(status.quarantined())));
        return Tag.classed("dl", "facts").add(facts);
    }

    private static String step(Run run) {
        return run.current()
                .map(RunStep::name)
                .map(name -> "step " + name + ", " + (run.step() + 1) + " of "
                        + run.steps().size())
                .orElse("closing");
    }

    private static Tag fact(String name, String figure, String value) {
        return fact(name, figure, value, "");
    }

    private static Tag fact(String name, String figure, String value, String more) {
        Tag said = Tag.of("dd", Tag.said("span", value).with("data-figure", figure));
        return Tag.of("div", Tag.said("dt", name), more.isEmpty() ? said : said.add(Parts.small(more)));
    }

    private List<Tag> notes(PipelineStatus status) {
        List<Tag> notes = new ArrayList<>();
        if (status.paused()) {
            String why = status.pausedBecause().isEmpty()
                    ? "Somebody paused it."
                    : "Its last run stopped it: " + status.pausedBecause();
            notes.add(Tag.classed("div", "note " + (status.pausedBecause().isEmpty() ? "look" : "act"))
                    .add(Tag.said("p", why), Parts.command("To go on", commands.resume(status.pipeline()))));
        }
        if (status.startWanted()) {
            notes.add(note("A start was asked for and waits."));
        }
        status.open()
                .filter(run -> run.tries() > 0)
                .ifPresent(run -> notes.add(note("Attempt " + run.attempt() + " of run " + run.number() + ".")));
        for (Backfill backfill : status.backfills()) {
            notes.add(note("Backfill " + backfill.range().from() + " to "
                    + backfill.range().to()
                    + (backfill.state() == Backfill.State.PAUSED ? ", paused." : ", under way.")));
        }
        return notes;
    }

    private static Tag note(String words) {
        return Tag.classed("div", "note", Tag.said("p", words));
    }
}
