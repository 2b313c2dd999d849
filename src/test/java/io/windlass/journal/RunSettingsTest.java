package io.windlass.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"imports", "Night_2.load:1-a", "_", "7"})
    void aQueryGroupIsAName(String name) {
        assertEquals(Optional.of(name), new RunSettings(Optional.of(name), Optional.empty()).queryGroup());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a'b", "a\\", "*", "a?", "-a", ".a", "a\nb", "a;b", "ä"})
    void andNothingElse(String name) {
        assertThrows(IllegalArgumentException.class, () -> new RunSettings(Optional.of(name), Optional.empty()));
    }

    @Test
    void aNameHasAnEnd() {
        assertTrue(RunSettings.isQueryGroup("q".repeat(64)));
        assertFalse(RunSettings.isQueryGroup("q".repeat(65)));
    }

    @Test
    void aStatementMayTakeASecondToADay() {
        assertTrue(RunSettings.isTimeout(Duration.ofSeconds(1)));
        assertTrue(RunSettings.isTimeout(Duration.ofHours(24)));
        assertFalse(RunSettings.isTimeout(Duration.ofMillis(999)));
        assertFalse(RunSettings.isTimeout(Duration.ofHours(24).plusMillis(1)));
        assertThrows(
                IllegalArgumentException.class, () -> new RunSettings(Optional.empty(), Optional.of(Duration.ZERO)));
    }

    @Test
    void whereNothingIsSetItIsPlain() {
        assertTrue(RunSettings.standard().plain());
        assertFalse(new RunSettings(Optional.of("a"), Optional.empty()).plain());
    }
}
