package io.windlass.redshift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.schema.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever a name or a value holds, it stays one name or one value: reading the text back by Redshift's rules
/// gives what was written and ends exactly where the text ends.
class SqlTextTest {

    private static final List<String> HOSTILE = List.of(
            "",
            "'",
            "\\",
            "\\'",
            "'\\",
            "\"",
            "\"\"",
            "a\\",
            "'; DROP TABLE ledger; --",
            "\"; DROP TABLE ledger; --",
            "\\'; DROP TABLE ledger; --",
            "$$ $1 :name ?",
            "/* */ --",
            "line\nbreak\r\ttab",
            "\u0001\u007f",
            "\uD83D\uDE00 \u65e5\u672c \u0645",
            "NULL");

    @Test
    void literalsReadBackAsTheyWere() {
        texts().forEach(text -> assertEquals(text, unquoteLiteral(SqlText.literal(text))));
    }

    @Test
    void identifiersReadBackAsTheyWereInLowerCase() {
        texts().forEach(text ->
                assertEquals(text.toLowerCase(Locale.ROOT), unquoteIdentifier(SqlText.identifier(text))));
    }

    @Test
    void everyValueOfALedgerRowStaysAValue() {
        texts().forEach(text -> {
            String sql = SqlRenderer.render(new Statement.ReadLedger(new LedgerKey(text, text, 7, text)));
            String value = SqlText.literal(text);

            assertEquals(
                    "SELECT \"outcome\" FROM \"windlass\".\"ledger\" WHERE \"journal\" = " + value
                            + " AND \"pipeline\" = " + value + " AND \"run\" = 7 AND \"step\" = " + value
                            + " LIMIT 1",
                    sql);
        });
    }

    @Test
    void tablesAreQuotedPartByPart() {
        assertEquals("\"a\".\"b.c\"", SqlText.table(TableName.parse("A.b.C")));
        assertEquals("\"b\"", SqlText.table(TableName.parse("b")));
        assertEquals("\"a\"\"; drop\".\"b\"", SqlText.table(TableName.of("a\"; drop", "b")));
    }

    @Test
    void emptyTextBecomesNullWhereAskedFor() {
        assertEquals("NULL", SqlText.literalOrNull(""));
        assertEquals("'x'", SqlText.literalOrNull("x"));
        assertEquals("''", SqlText.literal(""));
    }

    private static Stream<String> texts() {
        Random random = new Random(20_260_301);
        String alphabet = "'\"\\;-ab \n$\u00e9";
        Stream<String> made = Stream.generate(() -> random.ints(random.nextInt(12), 0, alphabet.length())
                        .collect(
                                StringBuilder::new,
                                (text, index) -> text.append(alphabet.charAt(index)),
                                StringBuilder::append)
                        .toString())
                .limit(2_000);
        return Stream.concat(HOSTILE.stream(), made);
    }

    /// Reads a literal as Redshift does: a doubled quote is a quote, a backslash takes the next character as it
    /// is, a single quote ends it.
    private static String unquoteLiteral(String sql) {
        StringBuilder value = new StringBuilder();
        int at = 1;
        assertEquals('\'', sql.charAt(0));
        while (true) {
            char next = sql.charAt(at);
            if (next == '\'' && (at + 1 == sql.length() || sql.charAt(at + 1) != '\'')) {
                assertEquals(sql.length() - 1, at, sql);
                return value.toString();
            }
            boolean escapes = next == '\\' || next == '\'';
            value.append(escapes ? sql.charAt(at + 1) : next);
            at += escapes ? 2 : 1;
        }
    }

    private static String unquoteIdentifier(String sql) {
        StringBuilder value = new StringBuilder();
        int at = 1;
        assertEquals('"', sql.charAt(0));
        while (true) {
            char next = sql.charAt(at);
            if (next == '"' && (at + 1 == sql.length() || sql.charAt(at + 1) != '"')) {
                assertEquals(sql.length() - 1, at, sql);
                return value.toString();
            }
            value.append(next);
            at += next == '"' ? 2 : 1;
        }
    }
}
