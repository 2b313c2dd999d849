package io.windlass.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuggestionTest {

    private static final List<String> NAMES = List.of("columns", "comment", "table", "gzip", "json", "json auto");

    @Test
    void theNearestNameIsFoundInAnyCase() {
        assertEquals(Optional.of("columns"), Suggestion.nearest("colums", NAMES));
        assertEquals(Optional.of("columns"), Suggestion.nearest("COLUMNS", NAMES));
        assertEquals(Optional.of("table"), Suggestion.nearest("tabel", NAMES));
        assertEquals(Optional.of("json"), Suggestion.nearest("jsno", NAMES));
    }

    @Test
    void aBeginningIsEnough() {
        assertEquals(Optional.of("gzip"), Suggestion.nearest("gz", NAMES));
        assertEquals(Optional.empty(), Suggestion.nearest("co", NAMES));
    }

    @Test
    void whatIsFarFromEverythingHasNoSuggestion() {
        assertEquals(Optional.empty(), Suggestion.nearest("partitions", NAMES));
        assertEquals(Optional.empty(), Suggestion.nearest("a", List.of("b")));
        assertEquals(Optional.empty(), Suggestion.nearest("", NAMES));
    }

    @Test
    void whatNobodyMistypesIsNotCompared() {
        String endless = "x".repeat(100_000);

        assertEquals(Optional.empty(), Suggestion.nearest(endless, List.of(endless)));
        assertEquals(Optional.of("prefix"), Suggestion.nearest("prefx", List.of(endless, "prefix")));
    }

    @Test
    void twoNeighboursThatChangedPlacesAreOneStep() {
        assertEquals(1, Suggestion.distance("ab", "ba"));
        assertEquals(3, Suggestion.distance("kitten", "sitting"));
        assertEquals(5, Suggestion.distance("", "abcde"));
    }
}
