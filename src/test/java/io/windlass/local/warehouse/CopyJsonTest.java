package io.windlass.local.warehouse;

import static io.windlass.local.warehouse.JsonCopies.copy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// COPY of JSON: what becomes a row, and which of its values go where.
class CopyJsonTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static final JsonCopies COPIES = new JsonCopies(WAREHOUSE);

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
        assertEquals(
                "2", COPIES.complaint("broken", "{\"a\":1}\n,{\"a\":2}", "").getFirst());
        assertEquals("1", COPIES.complaint("broken", "{\"a\":1}}", "").getFirst());
        assertEquals(
                List.of("1", "", "1216", "Invalid JSONPath format: Member is not an object."),
                COPIES.complaint("broken", "[{\"a\":1},{\"a\":2}]", ""));
        assertEquals(
                "Invalid JSONPath format: Member is not an object.",
                COPIES.complaint("broken", "{\"a\":1}\n7", "").get(3));
        assertEquals(
                "3", COPIES.complaint("broken", "{\"a\":1}\n{\"a\":\n2", "").getFirst());
        assertEquals(
                "Invalid value. A byte order mark is not part of JSON.",
                COPIES.complaint("broken", "\ufeff{\"a\":1}", "").get(3));
        assertEquals(
                "1216",
                COPIES.complaint("broken", "{\"a\":" + "[".repeat(200_000), "").get(2));
        assertEquals(
                "1216",
                COPIES.complaint("broken", "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}", "")
                        .get(2));
        String large = "{\"b\":\"" + "x".repeat(4 * 1024 * 1024) + "\",\"a\":1}";
        assertEquals(
                "Invalid value. The row is larger than 4 MB.",
                COPIES.complaint("broken", large, "").get(3));
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
    void missingValuesAreNullOrTheDefaultOfAColumnThatIsNotListed() {
        WAREHOUSE.run("CREATE TABLE defaults (id BIGINT IDENTITY(10, 5), a INTEGER NOT NULL, b INTEGER DEFAULT 7)");
        assertEquals(
                List.of("1", "a", "1213", "Missing data for not-null field"),
                COPIES.complaint("defaults", "{\"b\":1}", ""));
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
