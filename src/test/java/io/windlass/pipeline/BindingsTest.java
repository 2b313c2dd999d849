package io.windlass.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.redshift.Literal;
import io.windlass.redshift.SqlRenderer;
import io.windlass.schema.ColumnType;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BindingsTest {

    private static final Bindings BINDINGS = new Bindings(Map.of(
            "n", Literal.of("integer", "1"),
            "less", Literal.of("integer", "-1"),
            "text", Literal.of("varchar(9)", "'; drop table x; --"),
            "none", new Literal(new ColumnType("integer"), Optional.empty())));

    private static String bound(String statement) {
        return SqlRenderer.render(BINDINGS.bind(statement));
    }

    @Test
    void valuesStandWhereTheirNamesStood() {
        assertEquals("select x+1", bound("select x+:n"));
        assertEquals("select 1", bound("select:n"));
        assertEquals(
                "select x-(-1)::bigint, ':n', \":n\", 1 /* :n */",
                bound("select x-:less::bigint, ':n', \":n\", :n /* :n */"));
        assertEquals("select CAST(NULL AS INTEGER)", bound("select :none"));
        assertEquals("select 1 -- it's :n\n + 1", bound("select :n -- it's :n\n + :n"));
        assertEquals("select 1", bound("select 1"));
    }

    @Test
    void aValueStaysAValue() {
        assertEquals("select CAST('''; drop table x; --' AS VARCHAR(9))", bound("select :text"));
    }

    @Test
    void aNameWithoutAValueIsRefused() {
        IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> BINDINGS.bind("select :cursor"));

        assertTrue(thrown.getMessage().contains(":cursor"), thrown.getMessage());
    }
}
