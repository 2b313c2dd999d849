package io.windlass.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.client.RequestFailed;
import io.windlass.client.RequestFailed.Code;
import io.windlass.client.ResultPage;
import io.windlass.client.Row;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagesTest {

    private static final List<Column> COLUMNS = List.of(Column.of("a", new ColumnType("VARCHAR(65535)"), "$['a']"));

    private static ResultPage page(List<String> texts, String next) {
        return new ResultPage(
                ResultPage.State.FINISHED,
                COLUMNS,
                texts.stream().map(text -> new Row(List.of("a"), List.of(text))).toList(),
                Optional.of(next).filter(cursor -> !cursor.isEmpty()),
                "");
    }

    @Test
    void aShortPageIsToldAsItIs() {
        ObjectNode told = Pages.told(page(List.of("x", "y"), "further"), Pages.Place.parse(Optional.of("here")));

        assertEquals("[[\"x\"],[\"y\"]]", told.path("rows").toString());
        assertEquals("further", told.path("next").asText());
        assertFalse(Pages.told(page(List.of("x"), ""), Pages.Place.parse(Optional.empty()))
                .has("next"));
    }

    /// A character that JSON writes as six makes a megabyte six.
    @Test
    void aPageThatJsonMakesTooLongIsToldInPartsWithoutLosingARow() {
        List<String> texts = IntStream.range(0, 25)
                .mapToObj(row -> row + "\u0001".repeat(60_000))
                .toList();
        ResultPage page = page(texts, "further");

        List<String> found = new ArrayList<>();
        int answers = 0;
        Optional<String> next = Optional.of("here");
        do {
            Pages.Place place = Pages.Place.parse(next);
            assertEquals(Optional.of("here"), place.cursor());
            ObjectNode told = Pages.told(page, place);
            assertTrue(Json.bytes(told).length < 4_100_000, "4/3 of it are less than Lambda returns");
            for (JsonNode row : told.path("rows")) {
                found.add(row.path(0).asText());
            }
            next = Optional.of(told.path("next").asText());
            answers++;
        } while (!next.get().equals("further"));

        assertEquals(texts, found);
        assertEquals(3, answers);
    }

    @Test
    void theFirstPageIsToldInPartsToo() {
        Pages.Place place = Pages.Place.parse(Optional.of("12."));

        assertEquals(new Pages.Place(12, Optional.empty()), place);
    }

    @Test
    void aRowThatFitsNoAnswerIsRefusedAndTheMessageSaysWhatElseToDo() {
        ResultPage page = page(List.of("x".repeat(Pages.MOST_BYTES)), "");

        RequestFailed failed =
                assertThrows(RequestFailed.class, () -> Pages.told(page, Pages.Place.parse(Optional.empty())));

        assertEquals(Code.TOO_LARGE, failed.code());
        assertTrue(failed.getMessage().contains("UNLOAD"), failed.getMessage());
    }
}
