package io.windlass.local.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// COPY of JSON: what becomes a row, and what a value becomes.
class CopyJsonTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static final String ROLE = " IAM_ROLE 'arn:aws:iam::123456789012:role/copy' ";

    private static String copy(String table, String url, String options) {
        return "COPY " + table + " FROM '" + url + "'" + ROLE + options;
    }

    /// What a COPY under 'auto' says of its first bad row: line, column, code and message.
    private static List<String> complaint(String table, String content, String options) {
        String url = WAREHOUSE.put("bad/" + table + ".json", content);
        return complaintOf(table, url, options);
    }

    private static List<String> complaintOf(String table, String url, String options) {
        assertEquals(
                "ERROR: Load into table '" + table
                        + "' failed.  Check 'sys_load_error_detail' system table for details.",
                WAREHOUSE.failure(copy(table, url, "FORMAT JSON 'auto' " + options)));
        assertEquals("0", WAREHOUSE.value("SELECT count(*) FROM " + table));
        return WAREHOUSE
                .rows("SELECT line_number, trim(column_name), error_code, trim(error_message)"
                        + " FROM sys_load_error_detail WHERE trim(file_name) = '" + url + "' ORDER BY query_id DESC")
                .getFirst();
    }

    @Test
    void keysMatchLowerCaseColumnNamesExactly() {
        WAREHOUSE.run("CREATE TABLE plain (id INTEGER, name VARCHAR(20), userid INTEGER)");
        String url =
                WAREHOUSE.put("plain/1.json", "{\"id\":1,\"name\":\"one\",\"userId\":7}\n{\"id\":2,\"extra\":[1,{}]}");
        assertEquals(2, WAREHOUSE.run(copy("plain", url, "FORMAT JSON 'auto'")).resultRows());
        assertEquals(
                List.of(List.of("1", "one", "NULL"), List.of("2", "NULL", "NULL")),
                WAREHOUSE.rows("SELECT * FROM plain ORDER BY id"));
        WAREHOUSE.run("DELETE FROM plain");
        WAREHOUSE.run(copy("plain", url, "FORMAT AS JSON AS 'auto ignorecase'"));
        assertEquals("7", WAREHOUSE.value("SELECT userid FROM plain WHERE id = 1"));
    }

    @Test
    void aFileIsAnyRunOfObjectsWithWhiteSpaceBetweenThem() {
        WAREHOUSE.run("CREATE TABLE shapes (a INTEGER)");
        String url = WAREHOUSE.put(
                "shapes/1.json", "\n {\"a\":1}{\"a\":2}\r\n{\n  \"a\":\n  3,\n  \"b\": \"}{\\\"\"\n}\t{\"a\":4}");
        assertEquals(4, WAREHOUSE.run(copy("shapes", url, "FORMAT JSON 'auto'")).resultRows());
        for (String nothing : List.of("", " \n\t\r\n")) {
            String empty = WAREHOUSE.put("shapes/empty.json", nothing);
            assertEquals(
                    0,
                    WAREHOUSE.run(copy("shapes", empty, "FORMAT JSON 'auto'")).resultRows());
        }
    }

    @Test
    void whatIsNoSuchRunIsAnError() {
        WAREHOUSE.run("CREATE TABLE broken (a INTEGER)");
        assertEquals("2", complaint("broken", "{\"a\":1}\n,{\"a\":2}", "").getFirst());
        assertEquals("1", complaint("broken", "{\"a\":1}}", "").getFirst());
        assertEquals(
                List.of("1", "", "1216", "Invalid JSONPath format: Member is not an object."),
                complaint("broken", "[{\"a\":1},{\"a\":2}]", ""));
        assertEquals(
                "Invalid JSONPath format: Member is not an object.",
                complaint("broken", "{\"a\":1}\n7", "").get(3));
        assertEquals("3", complaint("broken", "{\"a\":1}\n{\"a\":\n2", "").getFirst());
        assertEquals(
                "Invalid value. A byte order mark is not part of JSON.",
                complaint("broken", "\ufeff{\"a\":1}", "").get(3));
        assertEquals(
                "1216", complaint("broken", "{\"a\":" + "[".repeat(200_000), "").get(2));
        assertEquals(
                "1216",
                complaint("broken", "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}", "")
                        .get(2));
        String large = "{\"b\":\"" + "x".repeat(4 * 1024 * 1024) + "\",\"a\":1}";
        assertEquals(
                "Invalid value. The row is larger than 4 MB.",
                complaint("broken", large, "").get(3));
    }

    @Test
    void pathsReachIntoObjectsAndArrays() {
        WAREHOUSE.run(
                "CREATE TABLE paths (flag BOOLEAN, dotted INTEGER, first VARCHAR(9), whole VARCHAR(99), s SUPER)");
        String jsonpaths = WAREHOUSE.put("paths-file.json", """
                {"jsonpaths": ["$['child']['flag']", "$['some.dotted']", "$['tags'][0]", "$['child']", "$['tags']"]}""");
        String url = WAREHOUSE.put("paths/1.json", """
                {"child": {"flag": true, "n": 1.50, "u": "\\u00e9"}, "some.dotted": 3, "tags": ["a", {"b": null}]}
                {"child": null, "tags": [5]}
                {"tags": null}""");
        assertEquals(
                3, WAREHOUSE.run(copy("paths", url, "JSON '" + jsonpaths + "'")).resultRows());
        assertEquals(
                List.of(
                        List.of(
                                "true",
                                "3",
                                "a",
                                "{\"flag\":true,\"n\":1.50,\"u\":\"\\u00e9\"}",
                                "[\"a\", {\"b\": null}]"),
                        List.of("NULL", "NULL", "5", "NULL", "[5]"),
                        List.of("NULL", "NULL", "NULL", "NULL", "NULL")),
                WAREHOUSE.rows("SELECT * FROM paths ORDER BY dotted, first"));
        for (String bad : List.of("{\"tags\":[]}", "{\"child\":5}", "{\"tags\":{}}")) {
            String badUrl = WAREHOUSE.put("paths/bad.json", bad);
            assertTrue(WAREHOUSE
                    .failure(copy("paths", badUrl, "JSON '" + jsonpaths + "'"))
                    .startsWith("ERROR: Load into table 'paths' failed."));
        }
        String few = WAREHOUSE.put("paths-few.json", "{\"jsonpaths\":[\"$.a\"]}");
        assertEquals(
                "ERROR: Number of jsonpaths and the number of columns should match. JSONPath size: 1, Number of columns"
                        + " in table or column list: 5",
                WAREHOUSE.failure(copy("paths", url, "JSON '" + few + "'")));
        String other = WAREHOUSE.put("paths-other.json", "{\"jsonPaths\":[\"$.a\"]}");
        assertEquals(
                3, WAREHOUSE.run(copy("paths", url, "JSON '" + other + "'")).resultRows());
    }

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
                complaint("numbers", "{\"i\":1.5}", ""));
        assertEquals("1204", complaint("numbers", "{\"i\":2147483648}", "").get(2));
        assertEquals(
                "1204", complaint("numbers", "{\"b\":-9223372036854775809}", "").get(2));
        assertEquals("1204", complaint("numbers", "{\"d\":10000}", "").get(2));
        assertEquals("1204", complaint("numbers", "{\"d\":1e1000000000}", "").get(2));
        assertEquals("1204", complaint("numbers", "{\"f\":1e400}", "").get(2));
        assertEquals("1207", complaint("numbers", "{\"f\":\"0x1p3\"}", "").get(2));
    }

    @Test
    void lengthsCountBytes() {
        WAREHOUSE.run("CREATE TABLE lengths (v VARCHAR(5), c CHAR(3), id INTEGER)");
        assertEquals(
                List.of("1", "v", "1204", "String length exceeds DDL length"),
                complaint("lengths", "{\"v\":\"ééé\"}", ""));
        assertEquals(
                "Char length exceeds DDL length",
                complaint("lengths", "{\"c\":\"abcd\"}", "").get(3));
        assertEquals(
                "Multibyte character not supported for CHAR (Hint: try using VARCHAR). Invalid char: c3 a9",
                complaint("lengths", "{\"c\":\"é\"}", "").get(3));
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
        List<String> complaint = complaintOf("bytes", url, "");
        assertEquals("1220", complaint.get(2));
        assertTrue(complaint
                .get(3)
                .startsWith(
                        "String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex" + " sequence: e2 28"));
        WAREHOUSE.run(copy("bytes", url, "FORMAT JSON 'auto' ACCEPTINVCHARS '^'"));
        assertEquals("a^(z", WAREHOUSE.value("SELECT v FROM bytes"));
        WAREHOUSE.run("DELETE FROM bytes");
        assertEquals("1220", complaint("bytes", "{\"v\":\"a\\u0000b\"}", "").get(2));
        assertEquals("1220", complaint("bytes", "{\"v\":\"a\\ud800b\"}", "").get(2));
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
    void missingValuesAreNullOrTheDefaultOfAColumnThatIsNotListed() {
        WAREHOUSE.run("CREATE TABLE defaults (id BIGINT IDENTITY(10, 5), a INTEGER NOT NULL, b INTEGER DEFAULT 7)");
        assertEquals(
                List.of("1", "a", "1213", "Missing data for not-null field"), complaint("defaults", "{\"b\":1}", ""));
        String url = WAREHOUSE.put("defaults/1.json", "{\"a\":1}{\"a\":2}");
        WAREHOUSE.run(copy("defaults (a)", url, "FORMAT JSON 'auto'"));
        WAREHOUSE.run(copy("defaults", url, "FORMAT JSON 'auto'"));
        assertEquals(
                List.of(
                        List.of("10", "1", "7"),
                        List.of("15", "2", "7"),
                        List.of("20", "1", "NULL"),
                        List.of("25", "2", "NULL")),
                WAREHOUSE.rows("SELECT * FROM defaults ORDER BY id"));
        assertEquals(
                "ERROR: column \"z\" of relation \"defaults\" does not exist",
                WAREHOUSE.failure(copy("defaults (z)", url, "FORMAT JSON 'auto'")));
        String ids = WAREHOUSE.put("defaults/2.json", "{\"id\":1,\"a\":9}");
        WAREHOUSE.run(copy("defaults", ids, "FORMAT JSON 'auto' EXPLICIT_IDS"));
        assertEquals("9", WAREHOUSE.value("SELECT a FROM defaults WHERE id = 1"));
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
                complaint("moments", "{\"t\":\"2018-11-30T19:54:24Z\"}", "").get(3));
        assertEquals(
                "1206",
                complaint("moments", "{\"t\":\"2018-02-30 00:00:00\"}", "").get(2));
        assertEquals(
                "1206",
                complaint("moments", "{\"t\":\"1543607664796\"}", "TIMEFORMAT 'auto'")
                        .get(2));
        assertEquals(
                "1206",
                complaint("moments", "{\"t\":1e300}", "TIMEFORMAT 'epochsecs'").get(2));
        assertEquals("1205", complaint("moments", "{\"d\":\"tomorrow\"}", "").get(2));
        String any = WAREHOUSE.put("moments/any.json", "{\"d\":\"2018-02-30\",\"t\":\"never\"}");
        WAREHOUSE.run(copy("moments", any, "FORMAT JSON 'auto' ACCEPTANYDATE"));
        assertEquals(
                List.of("NULL", "NULL", "NULL"),
                WAREHOUSE.rows("SELECT * FROM moments").getFirst());
    }

    @Test
    void wholeObjectsComeIntoASingleSuperColumn() {
        WAREHOUSE.run("CREATE TABLE unshredded (v SUPER)");
        String url = WAREHOUSE.put("unshredded/1.json", "{\"a\":[1, 2]} \"text\" 5 [null]");
        assertEquals(
                4,
                WAREHOUSE.run(copy("unshredded", url, "FORMAT JSON 'noshred'")).resultRows());
        assertEquals("2", WAREHOUSE.value("SELECT v->'a'->>1 FROM unshredded WHERE jsonb_typeof(v) = 'object'"));
        WAREHOUSE.run("CREATE TABLE two_columns (v SUPER, w SUPER)");
        assertEquals(
                "ERROR: COPY with JSON 'noshred' needs a table with a single column, of type SUPER",
                WAREHOUSE.failure(copy("two_columns", url, "FORMAT JSON 'noshred'")));
    }
}
