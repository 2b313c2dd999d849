package io.windlass.local.warehouse;

import static io.windlass.local.warehouse.JsonCopies.copy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// COPY of JSON: what a value becomes in its column.
class CopyJsonValuesTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static final JsonCopies COPIES = new JsonCopies(WAREHOUSE);

    @Test
    void numbersBecomeWhatTheColumnHolds() {
        WAREHOUSE.run("CREATE TABLE numbers (s SMALLINT, i INTEGER, b BIGINT, d DECIMAL(6,2), f DOUBLE PRECISION,"
                + " r REAL, v VARCHAR(20))");
        String url = WAREHOUSE.put("numbers/1.json", """
                {"s": -32768, "i": "42", "b": 9223372036854775807, "d": 1.239, "f": 1540919166796.0, "r": 0.5, "v": 1.0}
                {"s": "", "i": " ", "b": null, "d": "-1.239", "f": 1e-400, "r": "2", "v": true}""");
        WAREHOUSE.run(copy("numbers", url, "FORMAT JSON 'auto'"));
        assertEquals(
                List.of(
                        List.of("-32768", "42", "9223372036854775807", "1.23", "1.540919166796E12", "0.5", "1.0"),
                        List.of("NULL", "NULL", "NULL", "-1.23", "0.0", "2.0", "true")),
                WAREHOUSE.rows("SELECT * FROM numbers ORDER BY s"));
        WAREHOUSE.run("DELETE FROM numbers");
        WAREHOUSE.run(copy("numbers", url, "FORMAT JSON 'auto' ROUNDEC"));
        assertEquals("1.24", WAREHOUSE.value("SELECT max(d) FROM numbers"));
        WAREHOUSE.run("DELETE FROM numbers");
        assertEquals(
                List.of("1", "i", "1207", "Invalid digit, Value '.', Pos 1, Type: Integer"),
                COPIES.complaint("numbers", "{\"i\":1.5}", ""));
        assertEquals(
                "1204", COPIES.complaint("numbers", "{\"i\":2147483648}", "").get(2));
        assertEquals(
                "1204",
                COPIES.complaint("numbers", "{\"b\":-9223372036854775809}", "").get(2));
        assertEquals("1204", COPIES.complaint("numbers", "{\"d\":10000}", "").get(2));
        assertEquals(
                "1204", COPIES.complaint("numbers", "{\"d\":1e1000000000}", "").get(2));
        assertEquals("1204", COPIES.complaint("numbers", "{\"f\":1e400}", "").get(2));
        assertEquals(
                "1207", COPIES.complaint("numbers", "{\"f\":\"0x1p3\"}", "").get(2));
    }

    @Test
    void lengthsCountBytes() {
        WAREHOUSE.run("CREATE TABLE lengths (v VARCHAR(5), c CHAR(3), id INTEGER)");
        assertEquals(
                List.of("1", "v", "1204", "String length exceeds DDL length"),
                COPIES.complaint("lengths", "{\"v\":\"ééé\"}", ""));
        assertEquals(
                "Char length exceeds DDL length",
                COPIES.complaint("lengths", "{\"c\":\"abcd\"}", "").get(3));
        assertEquals(
                "Multibyte character not supported for CHAR (Hint: try using VARCHAR). Invalid char: c3 a9",
                COPIES.complaint("lengths", "{\"c\":\"é\"}", "").get(3));
        String url = WAREHOUSE.put(
                "lengths/1.json", "{\"v\":\"ééé\",\"c\":\"abc  \",\"id\":1}{\"v\":\"abc😀\",\"c\":\"abcd\",\"id\":2}");
        WAREHOUSE.run(copy("lengths", url, "FORMAT JSON 'auto' TRUNCATECOLUMNS"));
        assertEquals(
                List.of(List.of("éé", "abc"), List.of("abc", "abc")),
                WAREHOUSE.rows("SELECT v, c FROM lengths ORDER BY id"));
        assertEquals(
                "5",
                WAREHOUSE.value("SELECT character_maximum_length FROM information_schema.columns"
                        + " WHERE table_name = 'lengths' AND column_name = 'v'"));
    }

    @Test
    void bytesThatAreNotUtf8AreAnErrorOrReplaced() {
        WAREHOUSE.run("CREATE TABLE bytes (v VARCHAR(20))");
        byte[] content = "{\"v\":\"a??z\"}".getBytes(StandardCharsets.US_ASCII);
        content[7] = (byte) 0xe2;
        content[8] = (byte) 0x28;
        String url = WAREHOUSE.put("bytes/1.json", content);
        List<String> complaint = COPIES.complaintOf("bytes", url, "");
        assertEquals("1220", complaint.get(2));
        assertTrue(complaint
                .get(3)
                .startsWith(
                        "String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex" + " sequence: e2 28"));
        WAREHOUSE.run(copy("bytes", url, "FORMAT JSON 'auto' ACCEPTINVCHARS '^'"));
        assertEquals("a^(z", WAREHOUSE.value("SELECT v FROM bytes"));
        WAREHOUSE.run("DELETE FROM bytes");
        assertEquals(
                "1220", COPIES.complaint("bytes", "{\"v\":\"a\\u0000b\"}", "").get(2));
        assertEquals(
                "1220", COPIES.complaint("bytes", "{\"v\":\"a\\ud800b\"}", "").get(2));
        String escapes = WAREHOUSE.put("bytes/2.json", "{\"v\":\"a\\u0000b\\ud800\\n\\\\\\t\"}");
        WAREHOUSE.run(copy("bytes", escapes, "FORMAT JSON 'auto' ACCEPTINVCHARS"));
        assertEquals("a?b?\n\\\t", WAREHOUSE.value("SELECT v FROM bytes"));
    }

    @Test
    void emptyAndBlankTextsAreNullWhenAsked() {
        WAREHOUSE.run("CREATE TABLE blanks (id INTEGER, v VARCHAR(9))");
        String url =
                WAREHOUSE.put("blanks/1.json", "{\"id\":1,\"v\":\"\"}{\"id\":2,\"v\":\"  \"}{\"id\":3,\"v\":\"x \"}");
        for (List<String> expected : List.of(
                List.of("", "", "  ", "x "),
                List.of("EMPTYASNULL", "NULL", "  ", "x "),
                List.of("BLANKSASNULL", "", "NULL", "x "),
                List.of("TRIMBLANKS", "", "", "x"))) {
            WAREHOUSE.run("DELETE FROM blanks");
            WAREHOUSE.run(copy("blanks", url, "FORMAT JSON 'auto' " + expected.getFirst()));
            assertEquals(
                    expected.subList(1, 4),
                    WAREHOUSE.rows("SELECT v FROM blanks ORDER BY id").stream()
                            .map(List::getFirst)
                            .toList());
        }
    }

    @Test
    void momentsAreReadAsTheFormatSays() {
        WAREHOUSE.run("CREATE TABLE moments (t TIMESTAMP, z TIMESTAMPTZ, d DATE)");
        List<List<String>> cases = List.of(
                List.of("", "2018-11-30 19:54:24.796", "2018-11-30 19:54:24+01", "2018-11-30"),
                List.of(
                        "TIMEFORMAT 'auto' DATEFORMAT 'auto'",
                        "2018-11-30T19:54:24.796Z",
                        "Nov 30 2018 7:54:24 PM",
                        "11/30/2018"),
                List.of("TIMEFORMAT 'epochmillisecs'", "1543607664796", "1543607664796.0", "2018-11-30"),
                List.of("TIMEFORMAT AS 'epochsecs'", "1543607664.796", "1543607664", "2018-11-30 00:00:00"),
                List.of(
                        "TIMEFORMAT 'DD.MM.YYYY HH12:MI:SS AM' DATEFORMAT 'DD-MON-YYYY'", "30.11.2018 07:54:24.796 PM",
                        "30.11.2018 07:54:24 PM", "30-Nov-2018"));
        for (List<String> one : cases) {
            WAREHOUSE.run("DELETE FROM moments");
            String url = WAREHOUSE.put(
                    "moments/1.json",
                    "{\"t\":\"" + one.get(1) + "\",\"z\":\"" + one.get(2) + "\",\"d\":\"" + one.get(3) + "\"}");
            WAREHOUSE.run(copy("moments", url, "FORMAT JSON 'auto' " + one.getFirst()));
            List<String> row = WAREHOUSE.rows("SELECT * FROM moments").getFirst();
            assertEquals("2018-11-30 19:54:24.796", row.get(0), one.getFirst());
            assertTrue(row.get(1).startsWith(one.getFirst().isEmpty() ? "2018-11-30 18:54:24" : "2018-11-30 19:54:24"));
            assertEquals("2018-11-30", row.get(2));
        }
        WAREHOUSE.run("DELETE FROM moments");
        assertEquals(
                "Invalid timestamp format or value [YYYY-MM-DD HH24:MI:SS]: 2018-11-30T19:54:24Z",
                COPIES.complaint("moments", "{\"t\":\"2018-11-30T19:54:24Z\"}", "")
                        .get(3));
        assertEquals(
                "1206",
                COPIES.complaint("moments", "{\"t\":\"2018-02-30 00:00:00\"}", "")
                        .get(2));
        assertEquals(
                "1206",
                COPIES.complaint("moments", "{\"t\":\"1543607664796\"}", "TIMEFORMAT 'auto'")
                        .get(2));
        assertEquals(
                "1206",
                COPIES.complaint("moments", "{\"t\":1e300}", "TIMEFORMAT 'epochsecs'")
                        .get(2));
        assertEquals(
                "1205", COPIES.complaint("moments", "{\"d\":\"tomorrow\"}", "").get(2));
        String any = WAREHOUSE.put("moments/any.json", "{\"d\":\"2018-02-30\",\"t\":\"never\"}");
        WAREHOUSE.run(copy("moments", any, "FORMAT JSON 'auto' ACCEPTANYDATE"));
        assertEquals(
                List.of("NULL", "NULL", "NULL"),
                WAREHOUSE.rows("SELECT * FROM moments").getFirst());
    }
}
