package io.windlass.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;
import io.windlass.redshift.LedgerOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SightTest {

    private static final Instant NOW = Instant.parse("2026-03-14T14:32:05Z");
    private static final Instant OPENED = NOW.minus(Duration.ofMinutes(10));
    private static final List<Long> NONE = Collections.nCopies(Pace.MINUTES, 0L);

    private static Run opened() {
        return Run.opened(
                "orders",
                7,
                "runs/orders/7-0123456789ab/",
                List.of(
                        RunStep.copy("load", List.of(new RunStep.Part("none", 5, 500))),
                        RunStep.copy("more", List.of(new RunStep.Part("gzip", 3, 30))),
                        RunStep.sql("clean", 1)),
                false,
                OPENED);
    }

    private static Sight sight(List<Run> runs) {
        PipelineStatus status = new PipelineStatus(
                "orders",
                "arrivals",
                false,
                "",
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                List.of(),
                List.of());
        return new Sight(NOW, List.of(status), runs, NONE, NONE, Pace.beginning(NOW), List.of());
    }

    private static List<RunLine.Fate> fates(RunLine line) {
        return line.steps().stream().map(RunLine.StepLine::fate).toList();
    }

    @Test
    void rowsOfTheLedgerAreReadByTheirKind() {
        LedgerAnswer answer = LedgerAnswer.read(List.of(
                row(
                        "table",
                        "orders",
                        "load",
                        "0",
                        "shop.orders",
                        "loaded",
                        "2026-03-14 14:00:00.5",
                        "9",
                        "90",
                        "33",
                        "11"),
                row("minute", "orders", "", "0", "", "loaded", "2026-03-14 14:00:00", "9", "90", "33", "0"),
                row("step", "orders", "clean", "7", null, "undone", "2026-03-14 14:00:01", null, null, null, "0")));

        assertEquals(
                List.of(new PipelineStatus.TableLoad(
                        "load", "shop.orders", 11, 33, Instant.parse("2026-03-14T14:00:00.500Z"))),
                answer.tables().get("orders"));
        assertEquals(
                List.of(new LedgerAnswer.Minute("orders", Instant.parse("2026-03-14T14:00:00Z"), 9)), answer.minutes());
        assertEquals(
                List.of(new LedgerAnswer.Step(
                        "orders",
                        7,
                        "clean",
                        LedgerOutcome.UNDONE,
                        Instant.parse("2026-03-14T14:00:01Z"),
                        OptionalLong.empty())),
                answer.steps());
        assertThrows(
                IllegalStateException.class,
                () -> LedgerAnswer.read(
                        List.of(row("other", "p", "", "0", "", "loaded", "2026-03-14 14:00:00", "1", "1", "1", "1"))));
    }

    private static List<String> row(String... values) {
        return Arrays.asList(values);
    }

    @Test
    void whatTheLedgerSaysOfAStepIsItsFate() {
        Instant first = OPENED.plusSeconds(4);
        LedgerAnswer ledger = new LedgerAnswer(
                Map.of(),
                List.of(
                        new LedgerAnswer.Minute("orders", first, 5),
                        new LedgerAnswer.Minute("somebody", first, 1_000),
                        new LedgerAnswer.Minute("orders", NOW.minus(Duration.ofHours(2)), 1_000)),
                List.of(
                        new LedgerAnswer.Step("orders", 7, "load", LedgerOutcome.LOADED, first, OptionalLong.of(40)),
                        new LedgerAnswer.Step(
                                "orders", 7, "more", LedgerOutcome.VOID, OPENED.plusSeconds(9), OptionalLong.empty()),
                        new LedgerAnswer.Step("orders", 6, "clean", LedgerOutcome.LOADED, NOW, OptionalLong.of(1))));
        Run closed = opened().advanced(first).closed(1, "3 objects cannot be read");

        Report report = sight(List.of(closed)).report("prod", ledger);
        RunLine line = report.runs().getFirst();

        assertEquals(List.of(RunLine.Fate.COMMITTED, RunLine.Fate.VOID, RunLine.Fate.LEFT), fates(line));
        assertEquals(Optional.of(OPENED.plusSeconds(9)), line.ended());
        assertEquals(OptionalLong.of(40), line.rows());
        assertEquals(8, line.objects());
        assertEquals(5, Pace.sum(report.pace().committed()));
        assertEquals(5, report.pace().committed().get(49), "ten minutes ago");
        assertTrue(report.overview().unasked().isEmpty());
    }

    @Test
    void withoutTheLedgerTheJournalTellsWhatItKnows() {
        Run closed = opened().advanced(OPENED.plusSeconds(61))
                .advanced(OPENED.plusSeconds(62))
                .closed(2, "stopped");
        Run open = Run.opened("orders", 9, "runs/orders/9-0123456789ab/", opened().steps(), false, NOW);

        Report report = sight(List.of(closed, open)).report("prod", "nobody asked");

        assertEquals(Optional.of("nobody asked"), report.overview().unasked());
        assertEquals(8, report.pace().committed().get(50), "when its last attempt began");
        assertEquals(
                List.of(RunLine.Fate.RUNNING, RunLine.Fate.AHEAD, RunLine.Fate.AHEAD),
                fates(report.runs().getFirst()));
        RunLine over = report.runs().getLast();
        assertEquals(List.of(RunLine.Fate.COMMITTED, RunLine.Fate.COMMITTED, RunLine.Fate.VOID), fates(over));
        assertEquals(OptionalLong.empty(), over.rows());
        assertEquals(Optional.of(OPENED.plusSeconds(62)), over.ended());
        assertEquals(Optional.empty(), report.runs().getFirst().ended());
    }

    @Test
    void aRunThatIsGivenUpTellsWhyWhileItIs() {
        Run voiding = opened().voiding(new RunState.Bisect(), "nobody is named", OPENED.plusSeconds(1));

        assertEquals("nobody is named", RunLine.of(voiding, Map.of()).reason());
        assertEquals(
                RunLine.Fate.RUNNING,
                RunLine.of(voiding, Map.of()).steps().getFirst().fate());
    }

    @Test
    void onlyTheNewestRunsAreShownAndTheLedgerIsAskedOfThem() {
        List<Run> runs = LongStream.rangeClosed(1, 45)
                .mapToObj(number ->
                        Run.opened("orders", number, "runs/orders/x/", List.of(), false, OPENED.plusSeconds(number)))
                .toList();
        Sight sight = sight(runs);
        Report report = sight.report("prod", LedgerAnswer.NONE);

        assertEquals(Report.RUNS, report.runs().size());
        assertEquals(45, report.runs().getFirst().run().number());
        assertEquals(16, report.runs().getLast().run().number());
        assertEquals(OPENED.plusSeconds(16 - 60), sight.stepsSince());
        assertEquals(Instant.parse("2026-03-14T13:33:00Z"), sight.minutesSince());
    }
}
