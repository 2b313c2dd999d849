package io.windlass.page;

import io.windlass.status.Pace;
import io.windlass.status.Report;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Objects per minute: recorded, committed and quarantined, each with a scale of its own.
///
/// @param report what is shown
record PaceSection(Report report) {

    private static final int WIDTH = 10;
    private static final int HEIGHT = 100;
    private static final int GAP = 2;

    /// What is not nothing can be seen.
    private static final int LEAST = 4;

    Tag section() {
        Pace pace = report.pace();
        Tag charts = Tag.classed("div", "charts")
                .add(
                        chart("Recorded", "recorded", pace.recorded()),
                        chart("Committed", "committed", pace.committed()),
                        chart("Quarantined", "quarantined", pace.quarantined()),
                        axis(pace));
        Tag section =
                Parts.section("objects", "Objects per minute", "the last hour").add(charts);
        if (pace.countedFrom().isAfter(pace.from())) {
            section = section.add(Parts.empty("There were more objects than a page reads. Recorded is counted from "
                    + Said.minute(pace.countedFrom()) + " on."));
        }
        return section.add(figures(pace));
    }

    private Tag chart(String name, String style, List<Long> minutes) {
        long most = Collections.max(minutes);
        long sum = Pace.sum(minutes);
        String peak = most == 0
                ? "none"
                : "most " + Said.number(most) + " at "
                        + Said.minute(report.pace().minute(minutes.indexOf(most)));
        Tag head = Tag.classed(
                "div",
                "chart-head",
                Tag.said("span", name).with("class", "chart-name"),
                Tag.said("b", Said.number(sum)).with("data-figure", style),
                Parts.small(peak));
        Tag bars = Tag.classed("svg", "bars " + style)
                .with("viewBox", "0 0 " + Pace.MINUTES * WIDTH + " " + HEIGHT)
                .with("preserveAspectRatio", "none")
                .with("role", "img")
                .with("aria-label", name + ": " + Said.count(sum, "object") + " in the last hour, " + peak);
        return Tag.classed("div", "chart", head, bars.add(bars(minutes, most)));
    }

    private List<Tag> bars(List<Long> minutes, long most) {
        return IntStream.range(0, minutes.size())
                .filter(index -> minutes.get(index) > 0)
                .mapToObj(index -> {
                    double height = Math.max(LEAST, (double) HEIGHT * minutes.get(index) / most);
                    return Tag.of("rect", Tag.said("title", label(index) + ", " + Said.number(minutes.get(index))))
                            .with("x", Integer.toString(index * WIDTH + GAP / 2))
                            .with("y", decimal(HEIGHT - height))
                            .with("width", Integer.toString(WIDTH - GAP))
                            .with("height", decimal(height));
                })
                .toList();
    }

    private String label(int index) {
        return Said.minute(report.pace().minute(index));
    }

    private Tag axis(Pace pace) {
        Tag axis = Tag.classed("div", "axis").with("aria-hidden", "true");
        for (int minute : List.of(0, 15, 30, 45, Pace.MINUTES - 1)) {
            axis = axis.add(Tag.said("span", Said.minute(pace.minute(minute))));
        }
        return axis;
    }

    private Tag figures(Pace pace) {
        List<List<Node>> rows = new ArrayList<>();
        for (int index = Pace.MINUTES - 1; index >= 0; index--) {
            List<Long> figures = List.of(
                    pace.recorded().get(index),
                    pace.committed().get(index),
                    pace.quarantined().get(index));
            if (Pace.sum(figures) > 0) {
                List<Node> row = new ArrayList<>(List.of(new Text(label(index))));
                figures.forEach(figure -> row.add(new Text(Said.number(figure))));
                rows.add(row);
            }
        }
        return Tag.of("details")
                .with("id", "minutes")
                .add(
                        Tag.said("summary", "The same as figures"),
                        rows.isEmpty()
                                ? Parts.empty("Nothing happened in the last hour.")
                                : Parts.table(
                                        "Objects per minute",
                                        List.of("Minute", "Recorded", "Committed", "Quarantined"),
                                        List.of(false, true, true, true),
                                        rows));
    }

    static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
