package io.windlass.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.schema.ColumnPath.Part;
import io.windlass.schema.Identifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ColumnNamesTest {

    private final ColumnNames names = new ColumnNames();

    @Test
    void namesThatAreEqualAfterFoldingAreNumbered() {
        assertEquals(
                List.of("id", "id_2", "id_3", "i_d"),
                List.of(names.of("id"), names.of("ID"), names.of("Id"), names.of("i d")));
    }

    @Test
    void aNumberThatIsTakenAlreadyIsPassedOver() {
        assertEquals(
                List.of("a", "a_2", "a_3", "a_2_2"),
                List.of(names.of("a"), names.of("a_2"), names.of("A"), names.of("A_2")));
    }

    @Test
    void namesThatAreEqualAfterCuttingStayWithin127Bytes() {
        String long127 = "x".repeat(Identifier.MAX_BYTES);
        Set<String> given = new HashSet<>();
        for (int index = 0; index < 12; index++) {
            String name = names.of(long127 + index);
            assertTrue(Identifier.bytes(name) <= Identifier.MAX_BYTES, name);
            assertTrue(given.add(name), name);
        }
        assertTrue(given.contains("x".repeat(124) + "_12"), given.toString());
    }

    @Test
    void aLongNameIsCutBetweenTwoCharacters() {
        assertEquals("é".repeat(63), names.of("é".repeat(70)));
        String second = names.of("é".repeat(80));
        assertEquals("é".repeat(62) + "_2", second);
        assertEquals("a" + "𝒳".repeat(31), names.of("a" + "𝒳".repeat(40)));
    }

    @Test
    void pathsAreJoinedAndCutToo() {
        Part inner = new Part.Member("Y".repeat(70));
        assertEquals("y".repeat(70) + "_" + "y".repeat(56), names.of(List.of(inner, inner)));
        assertEquals("tags_0", names.of(List.of(new Part.Member("tags"), new Part.Index(0))));
    }

    @Test
    void whatNoNameCanBeginWithOrBeIsChanged() {
        assertEquals("_2019", names.of("2019"));
        assertEquals("select_", names.of("SELECT"));
        assertEquals("column_", names.of("!?"));
        assertEquals("first_name", names.of(" First-Name "));
        assertEquals("column_3", names.at(3));
    }

    @Test
    void aReservedWordIsSaidToBeOne() {
        names.of("name");
        names.of("When");

        assertEquals(
                List.of("\"when\" is a reserved word of Redshift, which every query would have to quote: the column is"
                        + " named when_"),
                names.remarks());
    }
}
