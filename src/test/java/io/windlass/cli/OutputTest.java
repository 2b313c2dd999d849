package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutputTest {

    @Test
    void columnsOfOneNameGetNumbersInJson() {
        assertEquals("{\"count\":1,\"count_2\":2,\"count_3\":3}\n", json("count", "count", "count"));
    }

    @Test
    void aNumberedNameIsNotThatOfAnotherColumn() {
        assertEquals("{\"n\":1,\"n_3\":2,\"n_2\":3}\n", json("n", "n", "n_2"));
        assertEquals("{\"n_2\":1,\"n\":2,\"n_3\":3}\n", json("n_2", "n", "n"));
        assertEquals("{\"n_2\":1,\"n_2_2\":2,\"n\":3,\"n_3\":4}\n", json("n_2", "n_2", "n", "n"));
    }

    @Test
    void aTableKeepsTheNamesAsTheyAre() {
        assertEquals("n  n\n1  2\n", printed(false, "n", "n"));
    }

    private static String json(String... columns) {
        return printed(true, columns);
    }

    /// One row of the numbers from 1.
    private static String printed(boolean json, String... columns) {
        StringWriter text = new StringWriter();
        List<Optional<String>> row = IntStream.rangeClosed(1, columns.length)
                .mapToObj(number -> Optional.of(Integer.toString(number)))
                .toList();
        new Output(new PrintWriter(text), json)
                .print(new Rows(List.of(columns), List.of(row), Collections.nCopies(columns.length, true)));
        return text.toString();
    }
}
