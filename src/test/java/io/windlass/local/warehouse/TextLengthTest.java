package io.windlass.local.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// VARCHAR and CHAR count bytes in every statement; names end at 63 bytes and are refused beyond.
class TextLengthTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static final String TOO_LONG = "ERROR: value too long for type character varying(4)";

    @BeforeAll
    static void table() {
        WAREHOUSE.run("CREATE TABLE texts (a VARCHAR(4), b CHAR(4))");
    }

    @Test
    void bytesAreCountedOnInsertAndUpdate() {
        assertEquals(TOO_LONG, WAREHOUSE.failure("INSERT INTO texts (a) VALUES ('äöü')"));
        assertEquals(TOO_LONG, WAREHOUSE.failure("INSERT INTO texts (a) SELECT 'ä' || repeat('ö', 2)"));
        assertEquals(
                "ERROR: value too long for type character(4)",
                WAREHOUSE.failure("INSERT INTO texts (b) VALUES ('äöü')"));
        WAREHOUSE.run("INSERT INTO texts VALUES ('äö  ', 'abcd')");
        assertEquals(List.of(List.of("äö", "abcd")), WAREHOUSE.rows("SELECT * FROM texts"), "blanks too much are cut");
        assertEquals(TOO_LONG, WAREHOUSE.failure("UPDATE texts SET a = a || 'x'"));
    }

    @Test
    void theyAreCountedInTablesMadeFromOthersToo() {
        WAREHOUSE.runBatch("CREATE TABLE alike (LIKE texts)", "CREATE TABLE made AS SELECT a FROM alike");
        assertEquals(TOO_LONG, WAREHOUSE.failure("INSERT INTO alike (a) VALUES ('äöü')"));
        assertEquals(TOO_LONG, WAREHOUSE.failure("INSERT INTO made (a) VALUES ('äöü')"));
        WAREHOUSE.run("ALTER TABLE made ADD COLUMN c VARCHAR(2)");
        assertEquals(
                "ERROR: value too long for type character varying(2)",
                WAREHOUSE.failure("INSERT INTO made (c) VALUES ('äb')"));
    }

    @Test
    void aCastCutsBetweenTwoCharacters() {
        assertEquals("aä", WAREHOUSE.value("SELECT 'aäö'::varchar(4)"));
        assertEquals("1234", WAREHOUSE.value("SELECT CAST(12345 AS varchar(4))"));
    }

    @Test
    void longNamesAreRefusedAndNeverCut() {
        String name = "ä".repeat(32);
        String error = "ERROR: names of more than 63 bytes are not available in the embedded warehouse: ";
        assertEquals(error + "\"" + name + "\" has 64", WAREHOUSE.failure("CREATE TABLE t (\"" + name + "\" INTEGER)"));
        assertEquals(error + "a" + "b".repeat(70) + " has 71", WAREHOUSE.failure("SELECT 1 AS a" + "b".repeat(70)));
        assertTrue(WAREHOUSE
                .failure("COPY texts (\"" + name + "\") FROM 's3://data/x' IAM_ROLE default")
                .startsWith(error));
        WAREHOUSE.run("CREATE TABLE " + "x".repeat(63) + " (a INTEGER)");
    }
}
