package io.windlass.load;

import io.windlass.journal.Backfill;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.SeriesValue;
import io.windlass.pipeline.Source;
import io.windlass.pipeline.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a backfill means by a pipeline's definition: its copy steps and what of each.
///
/// @param range as it was asked for
/// @param parts in the order of the steps
public record BackfillScope(Backfill.Range range, List<Part> parts) {

    public BackfillScope {
        Objects.requireNonNull(range, "range is null");
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("no step");
        }
    }

    /// One copy step.
    record Part(Step.Copy step, BackfillWindow window) {
        Part {
            Objects.requireNonNull(step, "step is null");
            Objects.requireNonNull(window, "window is null");
        }
    }

    /// Whether a range was understood.
    public sealed interface Reading {

        record Understood(BackfillScope scope) implements Reading {}

        /// @param reason what is wrong and what to write instead
        record Refused(String reason) implements Reading {}
    }

    /// Reads a range: of a step with a series its values, of any other the times at which objects were last
    /// written. A step of which each run takes all that lies below its prefix needs no backfill and has no part in
    /// one.
    public static Reading read(Pipeline pipeline, Backfill.Range range) {
        List<Step.Copy> steps = pipeline.copies().stream()
                .filter(step -> !whole(step))
                .filter(step -> range.only().isEmpty() || range.only().equals(step.name()))
                .toList();
        if (steps.isEmpty()) {
            return new Reading.Refused(missing(pipeline, range.only()));
        }
        List<Part> parts = new ArrayList<>();
        for (Step.Copy step : steps) {
            Optional<String> wrong =
                    unreadable(step, "from", range.from()).or(() -> unreadable(step, "to", range.to()));
            if (wrong.isPresent()) {
                return new Reading.Refused(wrong.get());
            }
            Optional<BackfillWindow> window = window(step.from(), range);
            if (window.isEmpty()) {
                return new Reading.Refused("from " + range.from() + " is after to " + range.to());
            }
            parts.add(new Part(step, window.get()));
        }
        return new Reading.Understood(new BackfillScope(range, parts));
    }

    /// The names of its copy steps, in order.
    public List<String> steps() {
        return parts.stream().map(part -> part.step().name()).toList();
    }

    static boolean whole(Step.Copy step) {
        return step.takesAll() && !step.takesOneValue();
    }

    private static String missing(Pipeline pipeline, String only) {
        List<Step.Copy> named = pipeline.copies().stream()
                .filter(step -> only.isEmpty() || only.equals(step.name()))
                .toList();
        String names = pipeline.copies().stream().map(Step::name).collect(Collectors.joining(", "));
        if (!named.isEmpty()) {
            return "each run of step " + named.getFirst().name() + " takes all that lies below its prefix, so it needs"
                    + " no backfill: ./windlass start " + pipeline.name();
        }
        return names.isEmpty()
                ? pipeline.name() + " has no copy step"
                : pipeline.name() + " has no copy step " + only + "; it has " + names;
    }

    private static Optional<String> unreadable(Step.Copy step, String end, String text) {
        Optional<Source.Series> series = step.from().series();
        if (series.isEmpty()) {
            return BackfillWindow.Times.read(text).isPresent()
                    ? Optional.empty()
                    : Optional.of(end + " " + text + " is no time; step " + step.name() + " has no series, so its"
                            + " objects are told by when they were last written: write 2026-01-31, a day of UTC, or"
                            + " 2026-01-31T08:30:00Z");
        }
        Source.Series.By by = series.get().by();
        return SeriesValue.parse(by, text).isPresent()
                ? Optional.empty()
                : Optional.of(end + " " + text + " is no value of the series of step " + step.name() + ": write "
                        + switch (by) {
                            case INTEGER -> "a whole number";
                            case DATE -> "a day, such as 2026-01-31";
                            case HOUR -> "a day, such as 2026-01-31, or an hour, such as 2026-01-31/08";
                        });
    }

    /// Empty where it ends before it begins.
    private static Optional<BackfillWindow> window(Source source, Backfill.Range range) {
        if (source.series().isEmpty()) {
            BackfillWindow.Times first = BackfillWindow.Times.read(range.from()).orElseThrow();
            BackfillWindow.Times last = BackfillWindow.Times.read(range.to()).orElseThrow();
            return Optional.<BackfillWindow>of(new BackfillWindow.Times(first.from(), last.to()))
                    .filter(window -> !first.from().isAfter(last.to()));
        }
        Source.Series.By by = source.series().get().by();
        SeriesValue low = SeriesValue.parse(by, range.from()).orElseThrow();
        SeriesValue high = SeriesValue.parse(by, range.to()).orElseThrow();
        return Optional.<BackfillWindow>of(new BackfillWindow.Values(source, low, high))
                .filter(window -> low.first().compareTo(high.last()) <= 0);
    }
}
