package io.windlass.page;

import io.windlass.status.Overview;
import io.windlass.status.Pace;
import io.windlass.status.PipelineStatus;
import io.windlass.status.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A report as one HTML page: whole in itself, readable without its script, on a phone and in the dark.
///
/// @param report what it shows
/// @param commands what it tells people to type
/// @param refresh how often an open page asks for a newer one at its own address; empty where there is nobody to ask
public record StatusPage(Report report, Commands commands, Optional<Duration> refresh) {

    public StatusPage {
        Objects.requireNonNull(report, "report is null");
        Objects.requireNonNull(commands, "commands is null");
        Objects.requireNonNull(refresh, "refresh is null");
    }

    /// The page's text.
    public String html() {
        return HtmlWriter.page(Tag.of("html", head(), body()).with("lang", "en"));
    }

    /// What a browser may take: this page's own style and script, and where it refreshes itself its own address.
    private String policy() {
        return "default-src 'none'; style-src " + Own.STYLE.source() + "; script-src " + Own.SCRIPT.source()
                + "; img-src data:" + (refresh.isPresent() ? "; connect-src 'self'" : "")
                + "; base-uri 'none'; form-action 'none'";
    }

    private Tag head() {
        return Tag.of(
                "head",
                Tag.of("meta").with("charset", "utf-8"),
                Tag.of("meta").with("http-equiv", "Content-Security-Policy").with("content", policy()),
                Tag.of("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                Tag.of("meta").with("name", "color-scheme").with("content", "light dark"),
                Tag.of("meta").with("name", "referrer").with("content", "no-referrer"),
                Tag.said("title", report.stack() + " · Windlass status"),
                Tag.of("link").with("rel", "icon").with("href", "data:,"),
                Own.STYLE);
    }

    private Tag body() {
        Tag body = Tag.of(
                "body",
                Tag.said("a", "Skip to the pipelines").with("class", "skip").with("href", "#pipelines"),
                header(),
                Tag.of(
                                "main",
                                summary(),
                                new PipelineCards(report, commands).section(),
                                new PaceSection(report).section(),
                                new RunsSection(report, commands).section(),
                                new TablesSection(report).section(),
                                new QuarantineSection(report, commands).section())
                        .with("id", "main"),
                footer(),
                Own.SCRIPT);
        return refresh.map(every -> body.with("data-refresh", Long.toString(every.toSeconds())))
                .orElse(body);
    }

    private Tag header() {
        Tag bar = Tag.classed(
                "div",
                "bar",
                Tag.classed("p", "brand", Mark.crank(), Tag.said("span", "Windlass")),
                Tag.classed("nav", "places", places()).with("aria-label", "Parts of this page"));
        Tag live = Tag.classed("p", "live")
                .with("data-live", "")
                .with("hidden", "")
                .add(
                        Tag.said("button", "Pause refreshing")
                                .with("type", "button")
                                .with("class", "quiet")
                                .with("data-pause", ""),
                        Tag.of("span").with("role", "status").with("data-said", ""));
        return Tag.of("header", bar, live);
    }

    private static Tag places() {
        Tag list = Tag.of("ul");
        for (String name : List.of("Pipelines", "Objects", "Runs", "Tables", "Quarantine")) {
            list = list.add(Tag.of(
                    "li", Tag.said("a", name).with("href", "#" + name.toLowerCase(java.util.Locale.ROOT))));
        }
        return list;
    }

    private Tag summary() {
        Overview overview = report.overview();
        Verdict verdict = Verdict.of(overview);
        Tag stack = Tag.said("h1", report.stack());
        Tag asOf = Tag.classed("p", "as-of").text("As of ").add(Said.whole(overview.at()));
        Tag words = Tag.classed(
                "p", "verdict " + verdict.level().style(), Mark.of(verdict.level()), Tag.said("span", verdict.words()));
        return Tag.classed("section", "summary", Tag.classed("div", "title", stack, asOf), words, tiles(overview))
                .with("data-part", "summary")
                .with("aria-label", "Summary");
    }

    private Tag tiles(Overview overview) {
        List<PipelineStatus> all = overview.pipelines();
        long waiting = all.stream().mapToLong(PipelineStatus::pending).sum();
        boolean counted = all.stream().allMatch(PipelineStatus::pendingCounted);
        Optional<Instant> oldest =
                all.stream().flatMap(each -> each.oldest().stream()).min(Instant::compareTo);
        boolean asked = overview.unasked().isEmpty();
        List<Tag> tiles = new ArrayList<>();
        tiles.add(tile("Objects waiting", Said.number(waiting) + (counted ? "" : "+"), "waiting"));
        tiles.add(tile(
                "Longest wait",
                oldest.map(time -> Said.age(Duration.between(time, overview.at())))
                        .orElse("none"),
                "lag"));
        tiles.add(
                tile("Committed, last hour", Said.number(Pace.sum(report.pace().committed())), "committed"));
        tiles.add(tile(
                "Rows loaded today",
                asked
                        ? Said.number(all.stream()
                                .mapToLong(PipelineStatus::rowsToday)
                                .sum())
                        : "not asked",
                "rows"));
        tiles.add(tile(
                "In quarantine",
                Said.number(all.stream().mapToLong(PipelineStatus::quarantined).sum()),
                "quarantined"));
        return Tag.classed("dl", "tiles").add(tiles);
    }

    private static Tag tile(String name, String value, String figure) {
        return Tag.of("div", Tag.said("dt", name), Tag.said("dd", value).with("data-figure", figure));
    }

    private Tag footer() {
        Overview overview = report.overview();
        Tag sources = Tag.of(
                "ul",
                Tag.said(
                        "li",
                        "What waits, runs and what is in quarantine: Windlass's journal, read at the time above."),
                Tag.said(
                        "li",
                        overview.unasked()
                                .map(why -> "Rows are not known here: " + why
                                        + ". What was committed is told by the journal, by the minute in which the last"
                                        + " attempt of a run began.")
                                .orElse(
                                        "What was committed, rows and last loads: the table windlass.ledger, asked in the"
                                                + " same moment. Rows that were undone since do not count.")),
                Tag.said(
                        "li",
                        "Recorded counts objects by the time of their events. An object that feeds two steps counts"
                                + " twice, as it is loaded twice."),
                Tag.said("li", "All times are in UTC; today begins at midnight of UTC."));
        Tag details = Tag.of("details", Tag.said("summary", "Where the figures come from"), sources)
                .with("id", "sources");
        return Tag.of("footer", details).with("data-part", "footer");
    }
}
