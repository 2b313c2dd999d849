package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.windlass.journal.Backfill;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which objects lie between two ends, and what a backfill does to ranges.
class BackfillSeriesTest {

    private static final String TIMES =
            "{\"step\": \"b\", \"copy\": \"u\", \"format\": \"csv\", \"from\": {\"prefix\": \"b/\"}}";

    private static String series(String by, String load) {
        return "{\"step\": \"a\", \"copy\": \"t\", \"format\": \"csv\", \"from\": {\"prefix\": \"a/\", \"series\": {\"by\": \""
                + by + "\"}}" + load + "}";
    }

    private static final String RANGE = ", \"load\": {\"range\": {\"column\": \"n\"}}";

    private static BackfillGround hours() {
        BackfillGround ground = new BackfillGround("timestamp", series("hour", RANGE));
        Stream.of(
                        "2015-01-01/23/x",
                        "2015-01-02/00/x",
                        "2015-01-02/23/x",
                        "2015-01-03/00/x",
                        "2015-01-03/23/x",
                        "2015-01-03/x",
                        "2015-01-04/00/x",
                        "other/00/x")
                .forEach(key -> ground.put("a/" + key));
        return ground;
    }

    @ParameterizedTest
    @CsvSource({
        "2015-01-02, 2015-01-03, 2015-01-02/00 2015-01-02/23 2015-01-03/00 2015-01-03/23",
        "2015-01-02/23, 2015-01-03/00, 2015-01-02/23 2015-01-03/00",
        "2015-01-03, 2015-01-03/00, 2015-01-03/00",
        "2015-01-03/01, 2015-01-04, 2015-01-03/23 2015-01-04/00",
        "2014-01-01, 2014-12-31, ''",
    })
    void bothEndsOfASeriesOfHoursAreInclusive(String from, String to, String values) {
        BackfillGround ground = hours();

        ground.backfill(ground.scope(from, to));

        List<String> found = ground.waiting("a").stream()
                .sorted()
                .map(key -> key.substring(2, key.length() - 2))
                .toList();
        assertEquals(values, String.join(" ", found));
    }

    @Test
    void numbersAreOrderedByValueAndAllTheirFoldersCount() {
        BackfillGround ground = new BackfillGround("integer", series("integer", ""));
        Stream.of("1/x", "2/x", "007/x", "7/x", "10/x", "11/x", "-3/x", "x/x").forEach(key -> ground.put("a/" + key));

        ground.backfill(ground.scope("2", "10"));

        assertEquals(
                List.of("a/007/x", "a/10/x", "a/2/x", "a/7/x"),
                ground.waiting("a").stream().sorted().toList());
    }

    @Test
    void withoutASeriesTheTimeOfWritingDecidesToTheMillisecond() {
        BackfillGround ground = new BackfillGround("integer", TIMES);
        Stream.of(
                        "2026-01-30T23:59:59.999Z",
                        "2026-01-31T00:00:00Z",
                        "2026-01-31T08:30:00Z",
                        "2026-01-31T23:59:59.999Z",
                        "2026-02-01T00:00:00Z")
                .forEach(time -> ground.put("b/" + time, Instant.parse(time)));

        ground.backfill(ground.scope("2026-01-31", "2026-01-31"));
        assertEquals(
                List.of("b/2026-01-31T00:00:00Z", "b/2026-01-31T08:30:00Z", "b/2026-01-31T23:59:59.999Z"),
                ground.waiting("b"));

        assertEquals(
                1,
                ground.backfill(ground.scope("2026-01-31T09:30:00+01:00", "2026-01-31T08:30:00Z"))
                        .counts()
                        .get("b")
                        .objects());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 2 | from 1 is no value of the series of step a: write a day, such as 2026-01-31, or an hour, such"
                        + " as 2026-01-31/08",
                "2015-01-04 | 2015-02-30 | to 2015-02-30 is no value of the series of step a: write a day, such as"
                        + " 2026-01-31, or an hour, such as 2026-01-31/08",
                "2015-01-04 | 2015-01-03/23 | from 2015-01-04 is after to 2015-01-03/23",
                "2015-01-04/05 | 2015-01-05 | from 2015-01-04/05 is no time; step b has no series, so its objects are"
                        + " told by when they were last written: write 2026-01-31, a day of UTC, or"
                        + " 2026-01-31T08:30:00Z",
            })
    void whatIsNoRangeIsNamed(String from, String to, String reason) {
        BackfillGround ground = new BackfillGround("timestamp", series("hour", RANGE) + ", " + TIMES);

        assertEquals(
                new BackfillScope.Reading.Refused(reason),
                BackfillScope.read(ground.pipeline, new Backfill.Range("p", from, to, "")));
    }

    @Test
    void oneStepOfSeveralIsNamed() {
        BackfillGround ground = new BackfillGround("timestamp", series("hour", RANGE) + ", " + TIMES);
        ground.put("a/2015-01-02/00/x");
        ground.put("b/x", Instant.parse("2015-01-02T00:00:00Z"));

        assertEquals(
                new BackfillScope.Reading.Refused("p has no copy step c; it has a, b"),
                BackfillScope.read(ground.pipeline, new Backfill.Range("p", "2015-01-02", "2015-01-02", "c")));
        ground.backfill(ground.scope("2015-01-02/00", "2015-01-02", "a"));
        assertEquals(List.of("a/2015-01-02/00/x"), ground.waiting("a"));
        assertEquals(List.of(), ground.waiting("b"));

        ground.backfill(ground.scope("2015-01-02", "2015-01-02"));
        assertEquals(List.of("b/x"), ground.waiting("b"));
    }

    @Test
    void eachValueIsLoadedOnceAndWholeAndTheCursorDoesNotGoBack() {
        BackfillGround ground = hours();
        ground.tell("a/2015-01-04/00/x", BackfillGround.WRITTEN);
        assertEquals(List.of("a/2015-01-04/00/x"), ground.load());
        ground.tell("a/2015-01-02/23/x", BackfillGround.WRITTEN);
        assertEquals(List.of("a/2015-01-02/23/x"), ground.load());
        ground.put("a/2015-01-02/23/lost");

        ground.backfill(ground.scope("2015-01-02/23", "2015-01-04"));

        assertEquals(List.of("a/2015-01-02/23/lost", "a/2015-01-02/23/x"), ground.load());
        assertEquals(List.of("a/2015-01-03/00/x"), ground.load());
        assertEquals(List.of("a/2015-01-03/23/x"), ground.load());
        assertEquals(List.of(), ground.load());
        assertEquals(
                "2015-01-04/00", ground.journal.runs().pipeline("p").series().get("a"));
        assertInstanceOf(Backfill.class, ground.backfill(ground.scope("2015-01-02/23", "2015-01-04")));
        assertEquals(List.of(), ground.load());
    }

    @Test
    void theObjectsOfAValueStayTogetherSoThatItIsLoadedOnce() {
        BackfillGround ground = new BackfillGround("timestamp", series("hour", RANGE));
        IntStream.range(0, 300).forEach(i -> ground.put("a/2015-01-01/00/%04d".formatted(i)));
        IntStream.range(0, 1_900).forEach(i -> ground.put("a/2015-01-01/01/%04d".formatted(i)));
        ground.put("a/2015-01-01/02/x");
        ground.put("a/stray/x");
        BackfillScope scope = ground.scope("2015-01-01", "2015-01-01");
        Backfilling backfilling = ground.backfilling();
        Backfill begun = assertInstanceOf(BackfillProgress.Moved.class, backfilling.begin(scope))
                .now();
        Backfill first = assertInstanceOf(BackfillProgress.Moved.class, backfilling.advance(scope, begun, true))
                .now();

        assertEquals("a/2015-01-01/01/1899", first.after());
        assertEquals(300, ground.load().size());
        assertEquals(1_900, ground.load().size());
        assertEquals(List.of(), ground.load());
        Backfill done = assertInstanceOf(BackfillProgress.Done.class, backfilling.advance(scope, first, true))
                .now();
        assertEquals(new Backfill.Count(2_201, 22_010, 0, 0, 2), done.counts().get("a"));
        assertEquals(List.of("a/2015-01-01/02/x"), ground.load());
    }

    @Test
    void aStepThatTakesItsWholePrefixHasNoPart() {
        String replace = "{\"step\": \"c\", \"copy\": \"t\", \"format\": \"csv\", \"from\": {\"prefix\": \"c/\"},"
                + " \"load\": \"replace\"}";
        BackfillGround both = new BackfillGround("integer", replace + ", " + TIMES);
        BackfillGround alone = new BackfillGround("integer", replace);
        BackfillScope.Reading.Refused refused =
                new BackfillScope.Reading.Refused("each run of step c takes all that lies below its prefix, so it needs"
                        + " no backfill: ./windlass start p");

        assertEquals(List.of("b"), both.scope("2015-01-01", "2015-01-01").steps());
        for (String only : List.of("", "c")) {
            assertEquals(
                    refused,
                    BackfillScope.read(alone.pipeline, new Backfill.Range("p", "2015-01-01", "2015-01-01", only)));
        }
    }

    @Test
    void aValueThatComesInIsLoadedBeforeLowerOnesThatLayThere() {
        BackfillGround ground = hours();
        ground.backfill(ground.scope("2015-01-01", "2015-01-02"));
        ground.tell("a/2015-01-04/00/x", BackfillGround.WRITTEN);
        ground.tell("a/2015-01-03/00/x", BackfillGround.WRITTEN);

        assertEquals(List.of("a/2015-01-03/00/x"), ground.load());
        assertEquals(List.of("a/2015-01-04/00/x"), ground.load());
        assertEquals(List.of("a/2015-01-01/23/x"), ground.load());
        assertEquals(List.of("a/2015-01-02/00/x"), ground.load());
        assertEquals(List.of("a/2015-01-02/23/x"), ground.load());
        assertEquals(List.of(), ground.load());
    }
}
