package io.windlass.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {

    private static final Given NAMED = Given.text("a.csv", "id,name\n1,x\n2,y\n3,z\n");
    private static final Given BARE = Given.text("b.csv", "4,x\n5,y\n");
    private static final Given OTHERS = Given.text("c.csv", "day,sum\n2025-01-01,3\n");

    private static List<String> tables(Sample... samples) throws SampleFailed {
        return Tables.of(List.of(samples), Wishes.none()).stream()
                .map(table -> String.join(" ", table.stream().map(Sample::name).toList()))
                .toList();
    }

    @Test
    void textIsToldApartByItsFieldsAndTheirNames() throws SampleFailed {
        Given wide = Given.text("w.csv", "id,name,price\n1,x,2.5\n");
        Given same = Given.text("d.csv", "id,name\n1,x\n");

        assertEquals(List.of("a.csv d.csv", "w.csv", "c.csv"), tables(NAMED, OTHERS, wide, same));
    }

    @Test
    void filesWithoutNamesGoWithThoseOfTheirShapeUnlessTheseDiffer() throws SampleFailed {
        assertEquals(List.of("a.csv b.csv"), tables(NAMED, BARE));
        assertEquals(List.of("c.csv", "a.csv", "b.csv"), tables(NAMED, BARE, OTHERS));
    }

    @Test
    void documentsAreToldApartByTheirMembersAndLoneOnesLeftOutBesideOthers() throws SampleFailed {
        Given events = Given.text("e.json", "{\"at\": 1, \"who\": 2}\n{\"at\": 2}\n{\"at\": 3}\n");
        Given songs = Given.text("s.json", "{\"title\": \"x\", \"year\": 2}\n");
        Given more = Given.text("t.json", "{\"title\": \"y\"}\n{\"title\": \"z\"}\n");

        assertEquals(List.of("t.json s.json", "e.json", "a.csv"), tables(events, songs, more, NAMED));
        assertEquals(List.of("e.json"), tables(events, songs));
    }

    @Test
    void whatIsNoDataIsOfNoTable() throws SampleFailed {
        assertEquals(List.of(), tables(Given.text("README", "Rows of a shop.\n"), Given.text("_SUCCESS", "")));
    }
}
