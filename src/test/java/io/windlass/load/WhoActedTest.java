package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;
import io.windlass.local.memory.InMemoryRunFiles;
import io.windlass.redshift.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the ledger is told of who did it.
class WhoActedTest {

    private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
    private static final RunStep STEP = RunStep.copy("events", List.of(new RunStep.Part("none", 1, 1)));
    private static final Run RUN = Run.opened("sparkify", 7, "runs/7/", List.of(STEP), false, NOW);

    @Test
    void aRunThatSomebodyGaveUpNamesHim() {
        assertEquals("cancel by Ada", voided(new RunState.Stop("Ada")));
    }

    @Test
    void aRunThatFailedNamesTheStack() {
        assertEquals("void by windlass", voided(new RunState.Stop()));
        assertEquals("void by windlass", voided(new RunState.Bisect()));
    }

    private static String voided(RunState.Ending ending) {
        List<Statement> statements = new StepStatements(
                        new InMemoryRunFiles("s3://windlass-files/"),
                        "k3j9x0q2m7zb",
                        LoadSettings.of("windlass", "default"))
                .giveUp(RUN.voiding(ending, "why", NOW), STEP);
        Statement.InsertLedger row = (Statement.InsertLedger) statements.getLast();
        return row.action() + " by " + row.who();
    }
}
