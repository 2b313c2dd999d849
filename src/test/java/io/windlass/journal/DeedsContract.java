package io.windlass.journal;

import static io.windlass.journal.JournalSamples.START;
import static io.windlass.journal.JournalSamples.freshPipeline;
import static io.windlass.journal.JournalSamples.hostileKeys;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every keeper of deeds does.
public abstract class DeedsContract {

    private final String pipeline = freshPipeline();
    private Deeds deeds;

    protected abstract Deeds deeds();

    @BeforeEach
    void setUp() {
        deeds = deeds();
    }

    private List<Deed> told(Instant from) {
        List<Deed> told = new ArrayList<>();
        deeds.tell(pipeline, from, told::add);
        return told;
    }

    private Deed deed(int second, String what, Choice choice) {
        return new Deed(pipeline, START.plusSeconds(second), "release", "Ada's \"hand\"", what, choice);
    }

    @Test
    void tellsThemInTheirOrderFromATimeOn() {
        assertEquals(List.of(), told(Instant.EPOCH));
        List<Deed> all = new ArrayList<>();
        for (int second = 0; second < 250; second++) {
            all.add(deed(second, second + " released", Choice.all()));
        }
        all.reversed().forEach(deeds::keep);
        all.forEach(deeds::keep);
        deeds.keep(new Deed(freshPipeline(), START, "pause", "Ada", "paused", Choice.all()));

        assertEquals(all, told(Instant.EPOCH));
        assertEquals(all.subList(100, 250), told(START.plusSeconds(100)));
        assertEquals(List.of(), told(START.plusSeconds(250)));
    }

    @Test
    void keepsAllThatWasChosen() {
        int second = 0;
        List<Deed> all = new ArrayList<>();
        for (String key : hostileKeys()) {
            all.add(deed(second++, "1 released", Choice.of(new ObjectId("incoming", key))));
            Optional<Chosen> below = Optional.of(new Chosen("incoming", key, false));
            all.add(deed(
                    second++,
                    "",
                    new Choice(OptionalLong.of(7), below, Optional.of(START), Optional.of(START.plusMillis(1)))));
        }
        all.add(deed(
                second,
                "",
                new Choice(
                        OptionalLong.empty(),
                        Optional.of(new Chosen("incoming", "", false)),
                        Optional.of(Instant.EPOCH),
                        Optional.empty())));
        all.forEach(deeds::keep);
        assertEquals(all, told(Instant.EPOCH));
    }

    @Test
    void keepsTwoOfOneMoment() {
        deeds.keep(deed(0, "1 released", Choice.all()));
        deeds.keep(deed(0, "2 released", Choice.all()));
        assertEquals(2, told(START).size());
    }
}
