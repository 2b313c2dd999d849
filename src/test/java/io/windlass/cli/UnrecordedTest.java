package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.local.ObjectWritten;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnrecordedTest {

    private final Unrecorded unrecorded = new Unrecorded();

    @Test
    void whatIsRecordedIsNotSpokenOf() {
        assertEquals(Optional.empty(), unrecorded.sentence(Map.of()));
    }

    @Test
    void anObjectIsNamedOnceHoweverOftenItsEventCame() {
        hear("a");
        hear("a");

        assertEquals(
                Optional.of("not recorded: 1 object that no step takes: s3://data/a"),
                unrecorded.sentence(Map.of("unmatched key", 6)));
    }

    @Test
    void ofManyThreeAreNamedAndOtherEventsAreCounted() {
        for (String key : new String[] {"a", "b", "c", "d"}) {
            hear(key);
        }

        assertEquals(
                Optional.of(
                        "not recorded: 4 objects that no step takes, such as s3://data/a, s3://data/b and s3://data/c;"
                                + " 1 event of kind \"removed\" and 2 events of kind \"tagging\""),
                unrecorded.sentence(Map.of(
                        "unmatched key: no value of its series", 1, "foreign bucket", 3, "removed", 1, "tagging", 2)));
    }

    private void hear(String key) {
        unrecorded.hear(new ObjectWritten("data", key, ObjectWritten.Kind.PUT, 3, "e", "00", Instant.EPOCH));
    }
}
