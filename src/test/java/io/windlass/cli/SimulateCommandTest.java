package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.acceptance.Command;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulateCommandTest {

    private static final String REPLAY = "replay with: ./windlass ";

    @Test
    void soundSeedsEndWithTheirNumber() {
        Command simulate = Command.run("simulate", "--seeds", "50");

        assertEquals(0, simulate.code(), simulate.err());
        assertEquals(List.of("50 seeds, 0 violations"), simulate.out());
    }

    @Test
    void anOpenedHoleEndsWithASeedThatReplays() {
        Command simulate = Command.run("simulate", "--bug", "H13", "--seeds", "2000");

        assertEquals(2, simulate.code(), simulate.err());
        assertTrue(
                simulate.out().getFirst().matches("seed [0-9]+:"),
                () -> simulate.out().toString());
        assertTrue(simulate.out().size() > 2, () -> simulate.out().toString());
        String replay = simulate.out().getLast();
        assertTrue(replay.startsWith(REPLAY), replay);

        Command again = Command.run(replay.substring(REPLAY.length()).split(" "));

        assertEquals(2, again.code());
        assertEquals(simulate.out(), again.out());
    }

    @Test
    void aHoleThatNobodyKnowsIsWrongUsage() {
        Command simulate = Command.run("simulate", "--bug", "H999");

        assertEquals(64, simulate.code());
        assertTrue(simulate.err().contains("H13"), simulate.err());
    }

    @Test
    void playedOneAfterTheOtherTheyEndAlike() {
        Command simulate = Command.run("simulate", "--seeds", "20", "--from", "30", "--threads", "1");

        assertEquals(0, simulate.code(), simulate.err());
        assertEquals(List.of("20 seeds, 0 violations"), simulate.out());
    }

    @Test
    void noThreadsAtAllAreWrongUsage() {
        Command simulate = Command.run("simulate", "--threads", "0");

        assertEquals(64, simulate.code());
        assertEquals("--threads must be at least 1\n", simulate.err());
    }

    @Test
    void noSeedsAtAllAreWrongUsage() {
        for (String seeds : List.of("0", "-1")) {
            Command simulate = Command.run("simulate", "--seeds", seeds);

            assertEquals(64, simulate.code());
            assertEquals("--seeds must be at least 1\n", simulate.err());
            assertEquals(List.of(), simulate.out());
        }
    }

    @Test
    void aHoleMayBeNamedInSmallLetters() {
        Command simulate = Command.run("simulate", "--bug", "h13", "--seeds", "1");

        assertTrue(simulate.err().startsWith("H13: "), simulate.err());
    }

    @Test
    void asJsonTheOutcomeIsOneObject() throws IOException {
        Command sound = Command.run("simulate", "--seeds", "20", "--json", "--quiet");

        assertEquals(0, sound.code(), sound.err());
        assertEquals(List.of("{\"seeds\":20,\"violations\":0,\"violated\":[]}"), sound.out());
        assertEquals("", sound.err());

        Command open = Command.run("simulate", "--bug", "H13", "--seeds", "2000", "--json");

        assertEquals(2, open.code(), open.err());
        assertEquals(1, open.out().size(), () -> open.out().toString());
        JsonNode told = new JsonMapper().readTree(open.out().getFirst());
        assertTrue(told.get("violations").longValue() > 0, told::toString);
        assertEquals(1, told.get("violated").size(), told::toString);
        assertTrue(told.at("/violated/0/seed").isIntegralNumber(), told::toString);
        assertTrue(told.at("/violated/0/violations").size() > 0, told::toString);
    }
}
