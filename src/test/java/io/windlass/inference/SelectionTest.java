package io.windlass.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.redshift.Format;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static final Given CSV = Given.text("d/a.csv", "id,name\n1,x\n2,y\n");
    private static final Given LINES = Given.text("d/a.jsonl", "{\"id\": 1}\n{\"id\": 2}\n");
    private static final Given README = Given.text("d/README", "Rows of a shop.\n\nNobody knows which, or when.\n");
    private static final Given SUMS =
            Given.text("d/EXPECTED.json", "{\n  \"rows\": 2,\n  \"sums\": [1, 2, 3, 4, 5]\n}\n");
    private static final Given SUCCESS = Given.text("d/_SUCCESS", "");

    private static String taken(Wishes wishes, Sample... samples) throws SampleFailed {
        Selection selection = Selection.of(List.of(samples), wishes);
        assertEquals(samples.length, selection.taken().size() + selection.left().size());
        return String.join(
                " ",
                selection.taken().stream()
                        .map(Sample::name)
                        .map(name -> name.substring(2))
                        .toList());
    }

    private static String taken(Sample... samples) throws SampleFailed {
        return taken(Wishes.none(), samples);
    }

    private static String refusal(Sample... samples) {
        return assertThrows(SampleFailed.class, () -> taken(samples)).getMessage();
    }

    private static Wishes of(Format format) {
        return new Wishes(Optional.of(format), Optional.empty(), Optional.empty(), Long.MAX_VALUE);
    }

    @Test
    void textsForPeopleAndDocumentsAboutTheDataAreLeftOut() throws SampleFailed {
        assertEquals("a.csv", taken(README, SUMS, CSV, SUCCESS));
        assertEquals("a.jsonl", taken(README, SUMS, LINES, SUCCESS));
        Given pipes = Given.text("d/a.txt", "1|x\n2|y\n");
        assertEquals("a.csv", taken(CSV, Given.text("d/Readme.txt", "Ids, names.\n".repeat(9))));
        assertEquals("a.csv", taken(CSV, Given.text("d/notes.md", "Ids, names.\n".repeat(9))));
        assertEquals(
                "a.txt",
                taken(Given.text("d/b.txt", new String(README.bytes(), StandardCharsets.UTF_8).repeat(9)), pipes));
    }

    @Test
    void aDocumentAboutTheDataIsLeftOutOfDocumentsTooAndStandsForItselfAlone() throws SampleFailed {
        Given rows = Given.text("d/rows.json", "{\"id\": 1}\n{\"id\": 2}\n");
        assertEquals("rows.json", taken(SUMS, rows));
        assertEquals("EXPECTED.json", taken(SUMS, README));
        Given one = Given.text("d/1.json", "{\"id\": 1, \"name\": \"x\"}");
        Given two = Given.text("d/2.json", "{\"id\": 2}");
        assertEquals("1.json 2.json", taken(one, SUMS, two));
        assertTrue(refusal(one, SUMS).contains("hardly a member in common"));
    }

    @Test
    void mostBytesDecideAndAboutAsManyDoNot() throws SampleFailed {
        Given longer = Given.text("d/b.csv", "id,name\n" + "1,x\n".repeat(50));
        assertEquals("b.csv", taken(LINES, longer));
        assertEquals(
                "there are 1 .jsonl file of JSON, 20 bytes; and 1 .csv file of text in fields, 16 bytes: neither is"
                        + " most of the bytes; say which are meant with --format json, --format csv or --match REGEX,"
                        + " such as --match '.*\\.jsonl'",
                refusal(CSV, LINES));
        assertEquals("a.csv", taken(of(Format.CSV), CSV, LINES));
        assertEquals("a.jsonl", taken(of(Format.JSON), CSV, LINES, README));
    }

    @Test
    void filesOfSeveralTablesAreRefusedUntilAFormatSaysThatTheyAreOne() throws SampleFailed {
        Given wide = Given.text("d/w.csv", "id,name,price\n1,x,2.5\n");
        assertEquals(
                "d/a.csv has 2 fields to a line, divided by \",\", and d/w.csv has 3 fields to a line, divided by \",\":"
                        + " they are of different tables; name one file or folder, or choose the files of one table"
                        + " with --match REGEX",
                refusal(CSV, wide));
        Given events = Given.text("d/e/1.json", "{\"at\": 1, \"who\": 2}\n{\"at\": 2}\n");
        Given songs = Given.text("d/s/1.json", "{\"title\": \"x\", \"year\": 2}\n{\"title\": \"y\"}\n");
        assertTrue(refusal(events, songs)
                .startsWith("d/s/1.json and d/e/1.json have hardly a member in common: they are of different tables"));
        assertEquals("e/1.json s/1.json", taken(of(Format.JSON), events, songs));
        assertEquals("a.csv w.csv", taken(of(Format.CSV), CSV, wide));
    }

    @Test
    void otherEndingsAreTakenAlongWhereTheRowsAreOfTheSameTable() throws SampleFailed {
        assertEquals("a.jsonl b.json", taken(LINES, Given.text("d/b.json", "{\"id\": 3}\n{\"id\": 4}\n")));
        assertEquals("a.csv b.tbl", taken(CSV, Given.text("d/b.tbl", "3,z\n4,z\n")));
        assertEquals("a.csv", taken(CSV, Given.text("d/b.txt", "z,3\n")));
    }

    @Test
    void whatIsNamedAsDataStaysSoThatItsReadingTellsWhatIsWrong() throws SampleFailed {
        Given broken = Given.text("d/b.csv", "no field at all\n");
        Given empty = Given.text("d/c.csv", "");
        assertEquals("a.csv b.csv c.csv", taken(CSV, broken, empty));
    }

    @Test
    void aFileByItselfIsTakenWhateverItIs() throws SampleFailed {
        assertEquals("README", taken(README));
        assertEquals("README _SUCCESS", taken(README, SUCCESS));
    }

    @Test
    void endingsAreThoseOfFormatsAndNotOfNumbers() {
        assertEquals(".csv.gz", Endings.whole("d.x/a.b.csv.gz"));
        assertEquals(".csv", Endings.plain("A.CSV.gz"));
        assertEquals("", Endings.whole("log.2019-01-01"));
        assertEquals(".gz", Endings.whole("part-00000.gz"));
        assertEquals("", Endings.plain("part-00000.gz"));
        assertEquals("", Endings.whole(".csv"));
    }
}
