package io.windlass.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.redshift.Asked;
import io.windlass.redshift.Literal;
import io.windlass.redshift.Question;
import io.windlass.redshift.Selection;
import io.windlass.redshift.Selection.Bound;
import io.windlass.redshift.Selection.Condition;
import io.windlass.redshift.Selection.Region;
import io.windlass.redshift.SqlRenderer;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnType;
import io.windlass.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Selections that are too long for one statement.
class SplitTest {

    private static final List<Column> COLUMNS = List.of(Column.of("n", new ColumnType("bigint"), "$['n']"));

    private static Selection selection(List<Region> regions) {
        return new Selection(TableName.parse("t"), COLUMNS, regions);
    }

    private static Region is(String column, String text) {
        return new Region(List.of(new Condition.Equal(column, text(text))));
    }

    private static Literal text(String text) {
        return Literal.of("varchar(" + text.length() + ")", text);
    }

    private static Region between(int low, boolean lowInclusive, int high, boolean highInclusive) {
        return new Region(List.of(new Condition.Between(
                "n",
                Optional.of(new Bound(Literal.of("bigint", "" + low), lowInclusive)),
                Optional.of(new Bound(Literal.of("bigint", "" + high), highInclusive)))));
    }

    @Test
    void whatFitsStaysOne() {
        Selection selection = selection(
                IntStream.range(0, 1_000).mapToObj(n -> is("k", "key " + n)).toList());

        assertEquals(List.of(selection), Split.of(selection));
    }

    @Test
    void longValuesMakeShortStatements() {
        List<Region> regions = IntStream.range(0, 10)
                .mapToObj(n -> is("k", n + "'".repeat(20_000)))
                .toList();

        List<Selection> parts = Split.of(selection(regions));

        assertEquals(
                regions, parts.stream().flatMap(part -> part.regions().stream()).toList());
        assertTrue(parts.size() > 1);
        for (Selection part : parts) {
            Asked asked = SqlRenderer.render(new Question.Unload(part, "s3://b/p", "default"));
            assertTrue(part.regions().size() == 1 || asked.sql().length() <= Split.MOST_TEXT);
        }
    }

    @Test
    void oneValueOfAnyLengthIsAsked() {
        Selection selection = selection(List.of(is("k", "'".repeat(65_535))));

        assertEquals(List.of(selection), Split.of(selection));
    }

    @Test
    void regionsThatMayShareRowsAreNotCut() {
        List<Region> regions = new ArrayList<>();
        IntStream.range(0, 900).forEach(n -> {
            regions.add(is("k", "key " + n));
            regions.add(is("l", "key " + n));
        });

        RequestFailed refused = assertThrows(RequestFailed.class, () -> Split.of(selection(regions)));
        assertEquals(RequestFailed.Code.BAD_REQUEST, refused.code());
    }

    @Test
    void rangesThatAreCutShareNoRowAndLoseNone() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<Region> regions = new ArrayList<>();
            for (int region = 0; region < 700; region++) {
                int low = random.nextInt(20_000);
                regions.add(between(low, random.nextBoolean(), low + random.nextInt(20), random.nextBoolean()));
            }

            List<Selection> parts = Split.of(selection(regions));

            for (int n = -1; n <= 20_021; n++) {
                int number = n;
                boolean wanted = regions.stream().anyMatch(region -> holds(region, number));
                long found = parts.stream()
                        .filter(part -> part.regions().stream().anyMatch(region -> holds(region, number)))
                        .count();
                assertEquals(wanted ? 1 : 0, found, "seed " + seed + ", " + n);
            }
        }
    }

    private static boolean holds(Region region, int n) {
        Condition.Between between = (Condition.Between) region.conditions().getFirst();
        int low = Integer.parseInt(between.low().orElseThrow().value().value().orElseThrow());
        int high = Integer.parseInt(between.high().orElseThrow().value().value().orElseThrow());
        return (n > low || (n == low && between.low().orElseThrow().inclusive()))
                && (n < high || (n == high && between.high().orElseThrow().inclusive()));
    }

    @Test
    void openEndsSwallowWhatTheyHold() {
        Region below = new Region(List.of(new Condition.Between(
                "n", Optional.empty(), Optional.of(new Bound(Literal.of("bigint", "5"), false)))));
        Region above = new Region(List.of(
                new Condition.Between("n", Optional.of(new Bound(Literal.of("bigint", "7"), true)), Optional.empty())));
        List<Region> merged = Intervals.merged(List.of(
                        between(6, true, 8, true),
                        above,
                        between(1, true, 5, false),
                        below,
                        between(5, false, 6, false)))
                .orElseThrow();

        assertEquals(
                List.of(
                        below,
                        between(5, false, 6, false),
                        new Region(List.of(new Condition.Between(
                                "n", Optional.of(new Bound(Literal.of("bigint", "6"), true)), Optional.empty())))),
                merged);
    }
}
