package io.windlass.page;

import io.windlass.status.RunLine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs drawn along time: a lane for each pipeline, a bar for each step from the end of the one before it.
///
/// @param runs what is drawn
/// @param from where the line begins
/// @param to where it ends
/// @param now when it was looked
/// @param longest how long the longest run took: the strip of each run is measured by it
record TimeLine(List<RunLine> runs, Instant from, Instant to, Instant now, Duration longest) {

    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 20;

    /// What was short can be seen.
    private static final double LEAST = 4;

    static TimeLine of(List<RunLine> runs, Instant now) {
        Instant from = runs.stream()
                .map(run -> run.run().opened())
                .min(Instant::compareTo)
                .orElse(now);
        Instant to = runs.stream()
                .map(run -> run.ended().orElse(now))
                .max(Instant::compareTo)
                .orElse(now);
        Duration longest = runs.stream()
                .map(run -> Duration.between(run.run().opened(), run.ended().orElse(now)))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        // A line of no length cannot be divided.
        return new TimeLine(runs, from, to.isAfter(from) ? to : from.plusSeconds(1), now, longest);
    }

    /// All runs on one line.
    Tag figure() {
        Map<String, List<Tag>> lanes = new LinkedHashMap<>();
        runs.stream()
                .map(line -> line.run().pipeline())
                .sorted()
                .forEach(pipeline -> lanes.put(pipeline, new ArrayList<>()));
        runs.forEach(line -> lanes.get(line.run().pipeline()).addAll(bars(line, from, Duration.between(from, to))));
        Tag figure = Tag.classed("div", "lanes");
        for (Map.Entry<String, List<Tag>> lane : lanes.entrySet()) {
            long count = runs.stream()
                    .filter(line -> line.run().pipeline().equals(lane.getKey()))
                    .count();
            Tag drawing = drawing("lane")
                    .with("role", "img")
                    .with("aria-label", Said.count(count, "run") + " of " + lane.getKey() + ", listed below")
                    .add(lane.getValue());
            figure = figure.add(Tag.classed("div", "lane-row", Tag.said("span", lane.getKey()), drawing)
                    .with("data-find", lane.getKey()));
        }
        return figure.add(axis());
    }

    private Tag axis() {
        boolean days = !from.truncatedTo(ChronoUnit.DAYS).equals(to.truncatedTo(ChronoUnit.DAYS));
        Tag axis = Tag.classed("div", "axis").with("aria-hidden", "true");
        for (int quarter = 0; quarter <= 4; quarter++) {
            Instant time = from.plusMillis(Duration.between(from, to).toMillis() * quarter / 4);
            axis = axis.add(
                    days || Duration.between(from, to).toMinutes() < 10
                            ? Said.time(time, to)
                            : Tag.said("span", Said.minute(time)));
        }
        return axis;
    }

    /// One run by itself, beside the longest.
    Tag strip(RunLine line) {
        return drawing("strip")
                .with("aria-hidden", "true")
                .add(bars(line, line.run().opened(), longest));
    }

    private static Tag drawing(String style) {
        return Tag.classed("svg", style)
                .with("viewBox", "0 0 " + WIDTH + " " + HEIGHT)
                .with("preserveAspectRatio", "none");
    }

    private List<Tag> bars(RunLine line, Instant start, Duration length) {
        List<Tag> bars = new ArrayList<>();
        Instant began = line.run().opened();
        double free = 0;
        for (RunLine.StepLine step : line.steps()) {
            boolean done = step.fate() == RunLine.Fate.AHEAD || step.fate() == RunLine.Fate.LEFT;
            if (!done) {
                Instant ended = step.ended().orElse(line.ended().orElse(now));
                double x = Math.max(free, place(start, began, length));
                double width = Math.max(LEAST, place(start, ended, length) - x);
                double left = Math.min(x, WIDTH - LEAST);
                bars.add(bar(line, step, left, Math.min(width, WIDTH - left)));
                free = left + width;
                began = ended.isBefore(began) ? began : ended;
            }
        }
        return bars;
    }

    private static Tag bar(RunLine line, RunLine.StepLine step, double x, double width) {
        boolean small = step.fate() == RunLine.Fate.VOID || step.fate() == RunLine.Fate.UNDONE;
        String words = "run " + line.run().number() + ", " + step.name() + ": " + RunOutcome.word(step.fate());
        return Tag.of("rect", Tag.said("title", words))
                .with("class", RunOutcome.style(step.fate()) + (step.copies() ? "" : " sql"))
                .with("x", PaceSection.decimal(x))
                .with("y", small ? "6" : "1")
                // A gap, so that steps can be told apart.
                .with("width", PaceSection.decimal(Math.max(LEAST / 2, width - 1.5)))
                .with("height", small ? "8" : "18");
    }

    private static double place(Instant start, Instant time, Duration length) {
        double share = (double) Duration.between(start, time).toMillis() / Math.max(1, length.toMillis());
        return WIDTH * Math.clamp(share, 0, 1);
    }
}
