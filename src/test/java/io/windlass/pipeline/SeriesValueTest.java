package io.windlass.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.pipeline.Source.Series;
import io.windlass.pipeline.Source.Series.By;
import io.windlass.redshift.Literal;
import io.windlass.schema.ColumnType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesValueTest {

    private static SeriesValue value(By by, String text) {
        return SeriesValue.parse(by, text).orElseThrow();
    }

    private static String below(By by, String rest) {
        return SeriesValue.below(by, rest).map(SeriesValue::text).orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, 10/x.csv, 10",
        "INTEGER, 007/deep/x.csv, 7",
        "INTEGER, -3/x, -3",
        "INTEGER, 0/x, 0",
        "INTEGER, -0/x, none",
        "INTEGER, +1/x, none",
        "INTEGER, 1.csv, none",
        "INTEGER, 1a/x, none",
        "INTEGER, a/1/x, none",
        "INTEGER, 999999999999999999/x, 999999999999999999",
        "INTEGER, 1000000000000000000/x, none",
        "DATE, 2015-01-04/x.csv, 2015-01-04",
        "DATE, 2015-01-04/07/x.csv, 2015-01-04",
        "DATE, 2016-02-29/x, 2016-02-29",
        "DATE, 2015-02-29/x, none",
        "DATE, 2015-1-4/x, none",
        "DATE, 2015-01-04, none",
        "DATE, 0000-01-01/x, none",
        "DATE, 9999-12-30/x, 9999-12-30",
        "DATE, 9999-12-31/x, none",
        "HOUR, 2015-01-04/00/x.csv, 2015-01-04/00",
        "HOUR, 2015-01-04/23/deep/x.csv, 2015-01-04/23",
        "HOUR, 2015-01-04/24/x.csv, none",
        "HOUR, 2015-01-04/7/x.csv, none",
        "HOUR, 2015-01-04/x.csv, none",
        "HOUR, 2015-01-04/07, none"
    })
    void theFoldersDirectlyBelowThePrefixAreTheValue(By by, String rest, String text) {
        assertEquals(text, below(by, rest));
    }

    @Test
    void valuesAreOrderedByWhatTheyAreAndNotByTheirText() {
        List<String> numbers = Stream.of("10", "2", "1", "-1", "-10", "20", "3")
                .map(text -> value(By.INTEGER, text))
                .sorted()
                .map(SeriesValue::text)
                .toList();

        assertEquals(List.of("-10", "-1", "1", "2", "3", "10", "20"), numbers);
        assertTrue(value(By.HOUR, "2015-01-04/23").compareTo(value(By.HOUR, "2015-01-05/00")) < 0);
        assertTrue(value(By.DATE, "2015-12-31").compareTo(value(By.DATE, "2016-01-01")) < 0);
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, 2, 10, 1/x, false",
        "INTEGER, 2, 10, 2/x, true",
        "INTEGER, 2, 10, 10/x, true",
        "INTEGER, 2, 10, 11/x, false",
        "INTEGER, 2, 10, 3/x, true",
        "DATE, 2015-01-02, 2015-01-04, 2015-01-01/x, false",
        "DATE, 2015-01-02, 2015-01-04, 2015-01-02/x, true",
        "DATE, 2015-01-02, 2015-01-04, 2015-01-04/x, true",
        "DATE, 2015-01-02, 2015-01-04, 2015-01-05/x, false",
        // A day at either end is all of its hours; an hour is that hour alone.
        "HOUR, 2015-01-02, 2015-01-04, 2015-01-01/23/x, false",
        "HOUR, 2015-01-02, 2015-01-04, 2015-01-02/00/x, true",
        "HOUR, 2015-01-02, 2015-01-04, 2015-01-04/23/x, true",
        "HOUR, 2015-01-02, 2015-01-04, 2015-01-05/00/x, false",
        "HOUR, 2015-01-02/01, 2015-01-04/01, 2015-01-02/00/x, false",
        "HOUR, 2015-01-02/01, 2015-01-04/01, 2015-01-02/01/x, true",
        "HOUR, 2015-01-02/01, 2015-01-04/01, 2015-01-04/01/x, true",
        "HOUR, 2015-01-02/01, 2015-01-04/01, 2015-01-04/02/x, false",
        "HOUR, 2015-01-02/01, 2015-01-04, 2015-01-04/23/x, true",
        "HOUR, 2015-01-02, 2015-01-02/01, 2015-01-02/01/x, true"
    })
    void startAndEndBelongToTheSeries(By by, String start, String end, String rest, boolean within) {
        Series series = new Series(by, Optional.of(start), Optional.of(end));

        assertEquals(within, series.value(rest).isPresent());
    }

    @Test
    void aSeriesWithoutEndsHasEveryValue() {
        Series series = new Series(By.INTEGER, Optional.empty(), Optional.empty());

        assertEquals("12", series.value("12/x").orElseThrow().text());
        assertEquals(Optional.empty(), series.value("twelve/x"));
    }

    @Test
    void thePrefixMayHavePartitions() {
        Source source = new Source(
                Optional.empty(),
                "a/dt=*/",
                Optional.empty(),
                Source.Overwrite.REJECT,
                Optional.of(new Series(By.INTEGER, Optional.empty(), Optional.empty())));

        assertEquals("5", source.value("a/dt=7/5/x").orElseThrow().text());
    }

    @Test
    void aNumberLiesInFoldersWithAnyNumberOfZeros() {
        List<String> folders = value(By.INTEGER, "-12").folders();

        assertEquals(17, folders.size());
        assertEquals("-12/", folders.getFirst());
        assertEquals("-" + "0".repeat(16) + "12/", folders.getLast());
        folders.forEach(folder -> assertEquals("-12", below(By.INTEGER, folder)));
        assertEquals(List.of("2015-01-04/07/"), value(By.HOUR, "2015-01-04/07").folders());
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, 7, 7, integer, 7, 8",
        "INTEGER, -1, 3, bigint, -1, 4",
        "INTEGER, 7, 7, 'decimal(9,2)', 7, 8",
        "DATE, 2015-02-28, 2015-02-28, date, 2015-02-28, 2015-03-01",
        "DATE, 2015-01-04, 2015-01-06, timestamp, 2015-01-04 00:00:00, 2015-01-07 00:00:00",
        "DATE, 1969-12-31, 1969-12-31, date, 1969-12-31, 1970-01-01",
        "HOUR, 2015-01-04/23, 2015-01-04/23, timestamp, 2015-01-04 23:00:00, 2015-01-05 00:00:00",
        "HOUR, 2015-01-04/00, 2015-01-04/00, timestamptz, 2015-01-04 00:00:00+00, 2015-01-04 01:00:00+00"
    })
    void aRangeEndsWhereTheNextValueBegins(By by, String low, String high, String type, String from, String to) {
        SeriesRange range = new SeriesRange(value(by, low), value(by, high));

        assertEquals(Literal.of(type, from), range.from(new ColumnType(type)));
        assertEquals(Literal.of(type, to), range.to(new ColumnType(type)));
    }

    @Test
    void aBoundThatTheColumnCannotHoldIsWrittenWider() {
        SeriesRange range = new SeriesRange(value(By.INTEGER, "32767"), value(By.INTEGER, "32767"));

        assertEquals(Literal.of("smallint", "32767"), range.from(new ColumnType("smallint")));
        assertEquals(Literal.of("bigint", "32768"), range.to(new ColumnType("smallint")));
    }

    @Test
    void aRangeGrowsToHoldAnother() {
        SeriesRange two = new SeriesRange(value(By.INTEGER, "2"), value(By.INTEGER, "2"));
        SeriesRange ten = new SeriesRange(value(By.INTEGER, "10"), value(By.INTEGER, "10"));

        assertEquals(new SeriesRange(two.low(), ten.high()), two.with(ten));
        assertEquals(new SeriesRange(two.low(), ten.high()), ten.with(two));
        assertThrows(IllegalArgumentException.class, () -> new SeriesRange(ten.low(), two.high()));
    }
}
