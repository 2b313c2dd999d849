package io.windlass.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.redshift.CopyOptions;
import io.windlass.redshift.Format;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnType;
import io.windlass.schema.Table;
import io.windlass.schema.Table.Distribution;
import io.windlass.schema.Table.Drift;
import io.windlass.schema.Table.SortKey;
import io.windlass.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTest {

    private static final String BUCKET = "data";

    private static Step.Copy copy(String name, String bucket, String prefix, String match) {
        Table table = new Table(
                TableName.parse("t"),
                List.of(Column.of("a", new ColumnType("integer"), "$['a']")),
                List.of(),
                new Distribution.Auto(),
                SortKey.none(),
                "",
                false,
                Drift.IGNORE);
        Source from = new Source(
                Optional.of(bucket).filter(text -> !text.isEmpty()),
                prefix,
                Optional.of(match).filter(text -> !text.isEmpty()).map(text -> Pattern.compile(text, Pattern.DOTALL)),
                Source.Overwrite.REJECT,
                Optional.empty());
        return new Step.Copy(
                name,
                table,
                from,
                Format.JSON,
                CopyOptions.none(),
                Optional.empty(),
                BatchPolicy.immediate(),
                new Step.Load.Append());
    }

    private static Pipeline pipeline(String name, Step... steps) {
        return new Pipeline(name, new Pipeline.Start.Arrivals(), List.of(steps), List.of());
    }

    private static Routing routing(Pipeline... pipelines) {
        SequencedMap<String, Pipeline> all = new LinkedHashMap<>();
        for (Pipeline pipeline : pipelines) {
            all.put(pipeline.name(), pipeline);
        }
        return new Routing(Sources.of(new Catalog(all)), BUCKET);
    }

    /// Who takes a key, as `pipeline#step` in order, or the kind of refusal.
    private static String route(Routing routing, String bucket, String key) {
        return switch (routing.route(bucket, key)) {
            case Route.Taken(List<Route.Target> targets) ->
                String.join(
                        " ",
                        targets.stream()
                                .map(target -> target.pipeline() + "#" + target.step())
                                .toList());
            case Route.ForeignBucket() -> "foreign";
            case Route.Unmatched() -> "unmatched";
            case Route.OutOfSeries() -> "out of series";
            case Route.Own() -> "own";
            case Route.Undecided(Route.Target target) -> "undecided by " + target.step();
        };
    }

    private final Routing house = routing(
            pipeline(
                    "p",
                    copy("all", "", "a/", ""),
                    copy("json", "", "a/", ".*\\.json"),
                    copy("deep", "", "a/b/", ".*\\.json"),
                    copy("child1", "", "child/1/", ""),
                    copy("day", "", "days/dt=*/", ""),
                    copy("newyear", "", "days/dt=2026-01-01/", ""),
                    copy("hour", "", "days/dt=*/hour=*/", ".*\\.csv"),
                    copy("other", "elsewhere", "a/", "")),
            pipeline("q", copy("copy", "", "a/", ".*\\.json"), copy("quoted", "", "odd 'name'/", "")),
            pipeline("r", copy("everything", "third", "", ".*\\.gz")));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                // The longest prefix wins where its expression fits too; of equal ones the earlier step.
                "data, a/x.csv, p#all",
                "data, a/x.json, p#all q#copy",
                "data, a/b/x.json, p#deep q#copy",
                "data, a/b/x.csv, p#all",
                "data, a/b, p#all",
                "data, a/b/c/d/x.json, p#deep q#copy",
                // A prefix is whole segments.
                "data, child/1/x, p#child1",
                "data, child/10/x, unmatched",
                "data, child/1, unmatched",
                "data, ab/x.json, unmatched",
                "data, A/x.json, unmatched",
                // A partition stands for one value that is not empty.
                "data, days/dt=2026-02-03/x, p#day",
                "data, days/dt=2026-01-01/x, p#newyear",
                "data, days/dt=2026-02-03/more/x, p#day",
                "data, days/dt=2026-02-03/hour=07/x.csv, p#hour",
                "data, days/dt=2026-01-01/hour=07/x.csv, p#hour",
                "data, days/dt=2026-01-01/hour=07/x.json, p#newyear",
                "data, days/dt=/x, unmatched",
                "data, days/xdt=1/x, unmatched",
                "data, days/dt=a=b/x, p#day",
                "data, days/dt=*/x, p#day",
                "data, days/2026-02-03/x, unmatched",
                // Not for loading.
                "data, a/, p#all",
                "data, a/b/, p#all",
                "data, _windlass/manifests/1.json, own",
                "third, _windlass/x.gz, own",
                "data, nowhere, unmatched",
                "data, odd 'name'/x, q#quoted",
                // Buckets.
                "elsewhere, a/x.json, p#other",
                "elsewhere, b/x.json, unmatched",
                "unknown, a/x.json, foreign",
                "third, x.gz, r#everything",
                "third, deep/er/x.gz, r#everything",
                "third, deep/er/x.txt, unmatched"
            })
    void everyKeyGoesWhereItBelongs(String bucket, String key, String expected) {
        assertEquals(expected, route(house, bucket, key));
    }

    @Test
    void anExpressionSeesTheWholeRestOfTheKeyLineBreaksToo() {
        Routing routing = routing(pipeline("p", copy("s", "", "a/", ".*\\.json")));
        assertEquals("p#s", route(routing, BUCKET, "a/x\ny/z.json"));
        assertEquals("unmatched", route(routing, BUCKET, "a/x.json.gz"));
    }

    @Test
    void anExpressionThatNeverEndsIsGivenUpAndNamed() {
        Routing routing = routing(pipeline("p", copy("slow", "", "a/", "(x+x+)+y")));
        assertEquals("undecided by slow", route(routing, BUCKET, "a/" + "x".repeat(200)));
        assertEquals("p#slow", route(routing, BUCKET, "a/" + "x".repeat(200) + "y"));
    }

    @Test
    void anExpressionThatRecursesTooDeeplyIsNoCrash() {
        Routing routing = routing(pipeline("p", copy("deep", "", "a/", "((x|y)|z)*")));
        Route route = routing.route(BUCKET, "a/" + "x".repeat(1_000_000));
        assertTrue(route instanceof Route.Undecided || route instanceof Route.Taken, route.toString());
    }

    @Test
    void aSaneExpressionIsFarFromTheBound() {
        Routing routing = routing(pipeline("p", copy("s", "", "", ".*/.*-.*-events\\.json(\\.gz)?")));
        String key = "log/" + "2026-01-".repeat(120) + "events.json";
        assertEquals("p#s", route(routing, BUCKET, key));
        assertEquals("unmatched", route(routing, BUCKET, key + "x"));
    }

    @Test
    void manyPipelinesAgreeWithAPlainSearch() {
        Random random = new Random(7);
        List<Pipeline> pipelines = new ArrayList<>();
        for (int index = 0; index < 200; index++) {
            List<Step> steps = new ArrayList<>();
            for (int step = 0; step < 1 + random.nextInt(4); step++) {
                steps.add(copy("s" + step, "", prefix(random), random.nextInt(3) == 0 ? ".*[02468]" : ""));
            }
            pipelines.add(pipeline("p" + index, steps.toArray(Step[]::new)));
        }
        Routing routing = routing(pipelines.toArray(Pipeline[]::new));
        for (int round = 0; round < 2_000; round++) {
            String key = prefix(random).replace("*", "v" + random.nextInt(2)) + "file" + random.nextInt(10);
            assertEquals(plainly(pipelines, key), route(routing, BUCKET, key), key);
        }
    }

    private static String prefix(Random random) {
        StringBuilder prefix = new StringBuilder();
        for (int depth = random.nextInt(4); depth > 0; depth--) {
            prefix.append(List.of("a", "b", "dt=*", "dt=v1").get(random.nextInt(4)))
                    .append('/');
        }
        return prefix.toString();
    }

    /// The same by looking at every step.
    private static String plainly(List<Pipeline> pipelines, String key) {
        List<String> taken = new ArrayList<>();
        for (Pipeline pipeline : pipelines) {
            Step.Copy best = null;
            int covered = -1;
            for (Step.Copy step : pipeline.copies()) {
                String expression = step.from().prefix().replace("*", "[^/]+");
                java.util.regex.Matcher matcher = Pattern.compile(expression).matcher(key);
                if (!matcher.lookingAt()
                        || !step.from()
                                .match()
                                .map(match -> match.matcher(key.substring(matcher.end()))
                                        .matches())
                                .orElse(true)) {
                    continue;
                }
                boolean longer = matcher.end() > covered
                        || (matcher.end() == covered
                                && best != null
                                && step.from().prefix().length()
                                        > best.from().prefix().length());
                if (longer) {
                    best = step;
                    covered = matcher.end();
                }
            }
            if (best != null) {
                taken.add(pipeline.name() + "#" + best.name());
            }
        }
        return taken.isEmpty() ? "unmatched" : String.join(" ", taken);
    }

    @Test
    void anEmptyCatalogKnowsNoBucket() {
        assertInstanceOf(Route.ForeignBucket.class, routing().route(BUCKET, "a/x"));
    }

    private static Step.Copy series(String name, String prefix, String match, Source.Series series) {
        Step.Copy step = copy(name, "", prefix, match);
        Source from = new Source(
                step.from().bucket(), prefix, step.from().match(), step.from().overwrite(), Optional.of(series));
        return new Step.Copy(
                name, step.table(), from, step.format(), step.options(), step.compression(), step.batch(), step.load());
    }

    @ParameterizedTest
    @CsvSource({
        "child/2/x.csv, p#numbers",
        "child/10/x.csv, p#numbers",
        "child/11/x.csv, out of series",
        "child/1/x.csv, out of series",
        "child/one/x.csv, out of series",
        "child/x.csv, out of series",
        "child/one/x.txt, unmatched",
        "log/2015-01-04/00/x, p#hours",
        "log/2015-01-04/x, p#rest",
        "log/2015-01-05/00/x, p#rest"
    })
    void aKeyWithoutAValueOfTheSeriesIsNoObjectOfTheStep(String key, String taker) {
        Source.Series numbers = new Source.Series(Source.Series.By.INTEGER, Optional.of("2"), Optional.of("10"));
        Source.Series hours = new Source.Series(Source.Series.By.HOUR, Optional.empty(), Optional.of("2015-01-04"));
        Routing routing = routing(pipeline(
                "p",
                series("numbers", "child/", ".*\\.csv", numbers),
                copy("rest", "", "log/", ""),
                series("hours", "log/", "", hours)));
        Routing ordered = routing(pipeline(
                "p",
                series("numbers", "child/", ".*\\.csv", numbers),
                series("hours", "log/", "", hours),
                copy("rest", "", "log/", "")));

        assertEquals(taker, route(ordered, BUCKET, key));
        assertEquals(taker.replace("hours", "rest"), route(routing, BUCKET, key));
    }
}
