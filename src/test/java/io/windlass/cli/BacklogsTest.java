package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.acceptance.TestDefinitions;
import io.windlass.load.Backlog;
import io.windlass.load.TickOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BacklogsTest {

    private static final Instant OLDEST = Instant.parse("2026-01-01T10:00:00.250Z");

    private final List<String> lines = new ArrayList<>();
    private final Backlogs backlogs = new Backlogs(
            new TestDefinitions()
                    .table("t", "n", "integer")
                    .table("u", "n", "integer")
                    .table("v", "n", "integer")
                    .pipeline("t", "t/", "csv", """
                            , "batch": {"minFiles": 10, "minBytes": 5000, "maxAge": "PT15M"}""")
                    .file("pipelines/u.json", """
                            {"pipeline": "u", "start": {"schedule": "rate(1 hour)"}, "steps": [
                              {"step": "u", "copy": "u", "from": {"prefix": "u/"}, "format": "csv"}]}""")
                    .file("pipelines/v.json", """
                            {"pipeline": "v", "start": "manual", "steps": [
                              {"step": "v", "copy": "v", "from": {"prefix": "v/"}, "format": "csv"}]}""")
                    .catalog(),
            lines::add);

    @Test
    void whatWaitsIsSaidOnceAChange() {
        look("t", 3, 1234);
        look("t", 3, 1234);
        look("t", 4, 1300);
        backlogs.look(Map.of("t", new TickOutcome.Active(Optional.empty())));
        look("t", 4, 1300);

        String rest = " or maxAge PT15M at 2026-01-01T10:15:00Z";
        assertEquals(
                List.of(
                        "3 objects of step t of t wait for minFiles 10 or minBytes 5,000 (1,234 so far)" + rest,
                        "4 objects of step t of t wait for minFiles 10 or minBytes 5,000 (1,300 so far)" + rest,
                        "4 objects of step t of t wait for minFiles 10 or minBytes 5,000 (1,300 so far)" + rest),
                lines);
    }

    @Test
    void whatStartsByScheduleOrByHandWaitsForThat() {
        look("u", 1, 1);
        look("v", 2, 1);

        assertEquals(
                List.of(
                        "1 object of step u of u waits for a start by rate(1 hour)",
                        "2 objects of step v of v wait for a start by hand"),
                lines);
    }

    @Test
    void whereNothingWaitsNothingIsSaid() {
        backlogs.look(Map.of("t", new TickOutcome.Quiet(List.of()), "u", new TickOutcome.Paused()));

        assertEquals(List.of(), lines);
    }

    private void look(String name, int objects, long bytes) {
        backlogs.look(Map.of(name, new TickOutcome.Quiet(List.of(new Backlog(name, objects, bytes, OLDEST)))));
    }
}
