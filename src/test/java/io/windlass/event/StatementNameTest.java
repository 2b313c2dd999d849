package io.windlass.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementNameTest {

    @Test
    void aNameIsReadBackAsItWasWritten() {
        StatementName name = new StatementName("my-stack", "hits_2", 1_234_567_890_123L, 3, "load-hits");

        assertEquals("windlass/my-stack/hits_2/1234567890123/3/load-hits", name.toString());
        assertEquals(Optional.of(name), StatementName.parse(name.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "awsome query",
                "windlass/s/p/4/1",
                "windlass/s/p/4/1/load/more",
                "windlass/s/p/4/one/load",
                "windlass/s/P/4/1/load",
                "windlass//p/4/1/load",
                "other/s/p/4/1/load",
                "windlass/s/p/99999999999999999999/1/load"
            })
    void otherNamesAreSomebodyElses(String name) {
        assertEquals(Optional.empty(), StatementName.parse(name));
    }
}
