package io.windlass.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.schema.ColumnType.Kind;
import io.windlass.schema.ColumnType.Parsing;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTypeTest {

    private static ColumnType parsed(String text) {
        return assertInstanceOf(Parsing.Parsed.class, ColumnType.parse(text), text)
                .type();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "smallint | SMALLINT",
                "int2 | SMALLINT",
                "int | INTEGER",
                "INT4 | INTEGER",
                "Integer | INTEGER",
                "int8 | BIGINT",
                "bigint | BIGINT",
                "decimal | DECIMAL(18,0)",
                "numeric(5) | DECIMAL(5,0)",
                "decimal(38,37) | DECIMAL(38,37)",
                "numeric ( 12 , 5 ) | DECIMAL(12,5)",
                "real | REAL",
                "float4 | REAL",
                "float | DOUBLE PRECISION",
                "float8 | DOUBLE PRECISION",
                "double   precision | DOUBLE PRECISION",
                "bool | BOOLEAN",
                "boolean | BOOLEAN",
                "char | CHAR(1)",
                "character(4096) | CHAR(4096)",
                "nchar(max) | CHAR(4096)",
                "bpchar | CHAR(256)",
                "varchar | VARCHAR(256)",
                "varchar(65535) | VARCHAR(65535)",
                "VARCHAR(MAX) | VARCHAR(65535)",
                "character varying(36) | VARCHAR(36)",
                "nvarchar(10) | VARCHAR(10)",
                "text | VARCHAR(256)",
                "date | DATE",
                "time | TIME",
                "time without time zone | TIME",
                "time with time zone | TIMETZ",
                "timetz | TIMETZ",
                "timestamp | TIMESTAMP",
                "timestamp without time zone | TIMESTAMP",
                "timestamp with time zone | TIMESTAMPTZ",
                "timestamptz | TIMESTAMPTZ",
                "super | SUPER",
                "varbyte | VARBYTE(64000)",
                "varbinary(16) | VARBYTE(16)",
                "binary varying(16777216) | VARBYTE(16777216)",
                "geometry | GEOMETRY",
                "geography | GEOGRAPHY",
                "hllsketch | HLLSKETCH",
                "interval year to month | INTERVAL YEAR TO MONTH",
                "interval month | INTERVAL MONTH",
                "interval day to second | INTERVAL DAY TO SECOND(6)",
                "interval day to second (0) | INTERVAL DAY TO SECOND(0)",
                "interval hour to minute | INTERVAL HOUR TO MINUTE",
                "interval second(3) | INTERVAL SECOND(3)"
            })
    void everyNameOfATypeIsReadToItsNormalForm(String text, String normal) {
        assertEquals(normal, parsed(text).sql());
    }

    @Test
    void theNormalFormOfEveryTypeIsReadToTheSameType() {
        Arrays.stream(Kind.values())
                .flatMap(kind -> kind.names().stream())
                .map(name -> parsed(name.toLowerCase(Locale.ROOT)))
                .forEach(type -> assertEquals(type, parsed(type.sql())));
    }

    @Test
    void namesInTheSchemaFilesOfTheAncestorAreAllKnown() {
        for (String name :
                ("SMALLINT INT2 INTEGER INT INT4 BIGINT INT8 DECIMAL NUMERIC REAL FLOAT4 FLOAT8 FLOAT BOOLEAN BOOL "
                                + "CHAR CHARACTER NCHAR BPCHAR VARCHAR NVARCHAR TEXT DATE TIMESTAMP")
                        .split(" ", -1)) {
            parsed(name);
        }
    }

    @Test
    void aTextThatOnlyContainsATypeIsNone() {
        for (String text : new String[] {
            "MYINTX",
            "interval",
            "datetime",
            "",
            "  ",
            "int int",
            "varchar(10)x",
            "varchar(-1)",
            "varchar((1))",
            "decimal(1,2,3)",
            "decimal(max)",
            "interval day to month",
            "super(1)",
            "time zone",
            "(10)",
            "varchar[]"
        }) {
            assertInstanceOf(Parsing.Refused.class, ColumnType.parse(text), text);
        }
    }

    @Test
    void theConstructorFromTextRefusesWhatParsingRefuses() {
        assertEquals(parsed("bigint"), new ColumnType("BIGINT"));
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new ColumnType("varchar(0)"));
        assertEquals("VARCHAR holds 1 to 65535 bytes, not 0", refused.getMessage());
    }

    @Test
    void everyKindSaysWhatItsValuesAreGoodFor() {
        assertTrue(Kind.DECIMAL.numeric() && !Kind.DECIMAL.whole() && Kind.DECIMAL.comparable());
        assertTrue(Kind.TIMESTAMPTZ.dated() && !Kind.TIME.dated());
        assertTrue(!Kind.SUPER.comparable() && !Kind.HLLSKETCH.comparable());
    }
}
