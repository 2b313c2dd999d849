package io.windlass.page;

import io.windlass.status.Report;
import io.windlass.status.RunLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The newest runs: on a line of time, and one by one with their steps.
///
/// @param report what is shown
/// @param commands what is to be typed
record RunsSection(Report report, Commands commands) {

    Tag section() {
        List<RunLine> runs = report.runs();
        Tag section = Parts.section("runs", "Runs", runs.isEmpty() ? "" : "the newest " + runs.size());
        if (runs.isEmpty()) {
            return section.add(Parts.empty("There was no run yet."));
        }
        TimeLine line = TimeLine.of(runs, report.overview().at());
        return section.add(
                line.figure(),
                Tag.classed("ol", "runs")
                        .add(runs.stream().map(run -> item(run, line)).toList()));
    }

    private Tag item(RunLine line, TimeLine time) {
        Instant now = report.overview().at();
        String pipeline = line.run().pipeline();
        long number = line.run().number();
        RunOutcome outcome = RunOutcome.of(line, report.quarantine());
        Tag name = Tag.classed("span", "run-name", Tag.said("b", pipeline), Parts.small("run " + number));
        Tag summary = Tag.of(
                "summary",
                Tag.said("span", outcome.word()).with("class", "badge " + outcome.style()),
                name,
                Tag.classed("span", "run-time", Said.time(line.run().opened(), now)),
                Tag.classed("span", "run-took")
                        .text(Said.took(Duration.between(
                                line.run().opened(), line.ended().orElse(now)))),
                Tag.classed("span", "run-steps", time.strip(line)),
                Tag.classed("span", "run-objects").text(Said.count(line.objects(), "object")));
        Tag body = Tag.classed("div", "run-body").add(said(line)).add(steps(line));
        return Tag.of(
                        "li",
                        Tag.of(
                                        "details",
                                        summary,
                                        body.add(Parts.command("More of it", commands.run(pipeline, number))))
                                .with("id", "run-" + pipeline + "-" + number))
                .with("data-find", pipeline);
    }

    private static List<Tag> said(RunLine line) {
        List<Tag> said = new ArrayList<>();
        if (!line.reason().isEmpty()) {
            said.add(Tag.classed("p", "reason", Tag.said("bdi", line.reason())));
        }
        line.run()
                .undo()
                .ifPresent(undo ->
                        said.add(Tag.said("p", "Takes back run " + undo.run() + ", asked for by " + undo.who() + ".")));
        if (line.steps().isEmpty()) {
            said.add(Tag.said("p", "It was asked to start and found nothing to do."));
        }
        return said;
    }

    private List<Tag> steps(RunLine line) {
        if (line.steps().isEmpty()) {
            return List.of();
        }
        List<List<Node>> rows = new ArrayList<>();
        Instant now = report.overview().at();
        Instant before = line.run().opened();
        for (RunLine.StepLine step : line.steps()) {
            Instant began = before;
            rows.add(List.of(
                    new Text(step.name()),
                    new Text(step.copies() ? "copy" : line.run().undo().isPresent() ? "undo" : "sql"),
                    Tag.said("span", RunOutcome.word(step.fate()))
                            .with("class", "badge " + RunOutcome.style(step.fate())),
                    new Text(step.copies() ? Said.number(step.objects()) : "–"),
                    new Text(step.rows().isPresent() ? Said.number(step.rows().getAsLong()) : "–"),
                    step.ended().<Node>map(time -> Said.time(time, now)).orElse(new Text("–")),
                    new Text(step.ended()
                            .map(time -> Said.took(Duration.between(began, time)))
                            .orElse("–"))));
            before = step.ended().orElse(before);
        }
        return List.of(Parts.table(
                "Steps of run " + line.run().number() + " of " + line.run().pipeline(),
                List.of("Step", "Kind", "Outcome", "Objects", "Rows", "Decided", "Took"),
                List.of(false, false, false, true, true, true, true),
                rows));
    }
}
