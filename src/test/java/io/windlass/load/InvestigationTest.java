package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.journal.ObjectId;
import io.windlass.journal.Run;
import io.windlass.redshift.LoadErrorLog;
import io.windlass.redshift.SqlRenderer;
import io.windlass.redshift.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Who is guilty of a failed load, asked of a warehouse that answers as it is told.
class InvestigationTest {

    private static final String BAD = "ERROR: Load into table 't' failed.  Check 'sys_load_error_detail' for details.";
    private static final String MISSING = "ERROR: S3ServiceException:The specified key does not exist.,Status 404";
    private static final String CSV = ", \"format\": \"csv\"";

    private Function<List<Statement>, SlowWarehouse.Ending> probed = batch -> finished();
    private Function<Statement.ReadLoadErrors, SlowWarehouse.Ending> errors = read -> finished();
    private String loadError = BAD;

    @SafeVarargs
    private static SlowWarehouse.Ending finished(List<String>... rows) {
        List<List<String>> all = new ArrayList<>();
        for (List<String> row : rows) {
            all.add(row);
        }
        return SlowWarehouse.Ending.finished(all);
    }

    private static List<String> row(String name, String line, String count) {
        return List.of("s3://data/s/" + name, line, "n", "1207", "Invalid digit", count);
    }

    private SlowWarehouse warehouse() {
        return new SlowWarehouse(2, batch -> {
            if (probes(batch)) {
                return probed.apply(batch);
            }
            return switch (batch.getFirst()) {
                case Statement.ReadLoadErrors read -> errors.apply(read);
                case Statement.ReadLedger ledger -> finished(List.of("void"));
                case Statement.LockFence lock ->
                    batch.stream().anyMatch(Statement.Copy.class::isInstance)
                            ? SlowWarehouse.Ending.failed(loadError, 7)
                            : finished();
                default -> finished();
            };
        });
    }

    private static boolean probes(List<Statement> batch) {
        return batch.getLast() instanceof Statement.Copy copy
                && copy.options().values().containsKey("noload");
    }

    private static List<List<Statement>> probes(SlowWarehouse warehouse) {
        return warehouse.batches().stream().filter(InvestigationTest::probes).toList();
    }

    @Test
    void aProbeNamesAllWhereTheLoadNamedOne() {
        SlowWarehouse warehouse = warehouse();
        errors = read -> read.queries().equals(List.of(7L))
                ? finished(row("1", "2", "1"))
                : finished(row("1", "2", "4"), row("3", "9", "1"));
        probed = batch -> SlowWarehouse.Ending.failed(BAD, 8);
        PlayedRun run = new PlayedRun(warehouse, CSV);
        run.arrive("1", "2", "3");

        run.toTheEnd();

        assertEquals(
                List.of(
                        "1: line 2, column n: Invalid digit (1207); 4 rows are bad",
                        "3: line 9, column n: Invalid digit (1207)"),
                run.quarantined());
        assertEquals(1, probes(warehouse).size());
        String sql = SqlRenderer.render(probes(warehouse).getFirst().getLast());
        assertTrue(sql.endsWith("FORMAT CSV\nMAXERROR 100000\nNOLOAD"), sql);
    }

    @Test
    void theProbeOfAStagedLoadFillsATableOfItsOwn() {
        SlowWarehouse warehouse = warehouse();
        errors = read -> finished(row("1", "2", "1"));
        PlayedRun run = new PlayedRun(
                warehouse, CSV + ", \"options\": {\"maxerror\": 1}, \"load\": {\"merge\": {\"key\": [\"n\"]}}");
        run.arrive("1", "2");

        run.toTheEnd();

        List<Statement> probe = probes(warehouse).getFirst();
        assertTrue(probe.getFirst() instanceof Statement.CreateStaging, probe::toString);
        assertTrue(SqlRenderer.render(probe.getLast()).startsWith("COPY \"windlass_staged_t\""), probe::toString);
        assertFalse(SqlRenderer.render(probe.getLast()).contains("MAXERROR 1\n"), probe::toString);
    }

    @Test
    void filesOfColumnsAreNotProbed() {
        SlowWarehouse warehouse = warehouse();
        errors = read -> finished(row("1", "0", "1"));
        PlayedRun run = new PlayedRun(warehouse, ", \"format\": \"parquet\"");
        run.arrive("1", "2");

        run.toTheEnd();

        assertEquals(List.of(), probes(warehouse));
        assertEquals(1, run.quarantined().size());
    }

    @Test
    void anOldClusterIsAskedByItsOwnTable() {
        errors = read -> read.log() == LoadErrorLog.SYS
                ? SlowWarehouse.Ending.failed("ERROR: relation \"sys_load_error_detail\" does not exist", -1)
                : finished(row("2", "5", "1"));
        PlayedRun run = new PlayedRun(warehouse(), CSV);
        run.arrive("1", "2");

        run.toTheEnd();

        assertEquals(List.of("2: line 5, column n: Invalid digit (1207)"), run.quarantined());
    }

    @Test
    void missingObjectsAreSetAsideAndComeBackWithTheSameContent() {
        loadError = MISSING;
        PlayedRun run = new PlayedRun(warehouse(), CSV);
        run.arrive("1", "2", "3");
        run.gone.add(new ObjectId("data", "s/2"));
        run.gone.add(new ObjectId("data", "s/3"));

        run.toTheEnd();

        assertEquals(
                List.of("2: the object is not there any more", "3: the object is not there any more"),
                run.quarantined());
        run.journal.marks().find(PlayedRun.STEP, run.gone).values().forEach(mark -> assertEquals("", mark.etag()));
    }

    @Test
    void whatTheProbeMissesIsAskedForToo() {
        probed = batch -> SlowWarehouse.Ending.failed(MISSING, 8);
        errors = read -> finished(row("1", "2", "1"));
        PlayedRun run = new PlayedRun(warehouse(), CSV);
        run.arrive("1", "2", "3");
        run.gone.add(new ObjectId("data", "s/3"));

        run.toTheEnd();

        assertEquals(2, run.quarantined().size(), run.quarantined()::toString);
    }

    /// It would be wrong to replace all rows by those of the objects that are left of an old list.
    @Test
    void whatTakesAllItsPrefixIsListedAgain() {
        loadError = MISSING;
        PlayedRun run = new PlayedRun(warehouse(), CSV + ", \"load\": \"replace\"");
        run.arrive("1", "2");
        run.plan();
        run.gone.add(new ObjectId("data", "s/2"));
        SettleOutcome settled = run.settle();
        for (int tick = 0; tick < 100 && !(settled instanceof SettleOutcome.Closed); tick++) {
            settled = run.settle();
        }

        assertEquals(List.of(), run.quarantined());
        assertEquals("s3://data/s/2 is gone since its prefix was listed", run.reason());
        assertFalse(run.journal.runs().pipeline("p").paused());
        assertTrue(run.plan() instanceof PlanOutcome.Opened(Run next)
                && next.steps().getFirst().files() == 1);
    }

    @Test
    void anObjectThatIsThereAgainIsTriedAgain() {
        loadError = MISSING;
        PlayedRun run = new PlayedRun(warehouse(), CSV);
        run.arrive("1", "2");

        SettleOutcome.Closed closed = run.toTheEnd();

        assertEquals(2, run.told(Notice.Retried.class).size());
        assertEquals("Bisect", run.told(Notice.Voiding.class).getLast().ending());
        assertEquals(0, closed.loaded());
    }

    @Test
    void aProbeThatIsInterruptedIsTriedAgainWithTheLoad() {
        int[] probes = {0};
        probed = batch -> probes[0]++ == 0
                ? SlowWarehouse.Ending.failed("ERROR: Query (3) cancelled on user's request", 8)
                : SlowWarehouse.Ending.failed(BAD, 9);
        errors = read -> read.queries().equals(List.of(9L)) ? finished(row("2", "1", "1")) : finished();
        PlayedRun run = new PlayedRun(warehouse(), CSV);
        run.arrive("1", "2");

        run.toTheEnd();

        assertEquals(1, run.told(Notice.Retried.class).size());
        assertEquals(List.of("2: line 1, column n: Invalid digit (1207)"), run.quarantined());
    }

    @Test
    void withoutDetailTheNextRunTakesHalf() {
        PlayedRun run = new PlayedRun(warehouse(), CSV);
        run.arrive("1", "2", "3", "4");

        run.toTheEnd();

        assertEquals("Bisect", run.told(Notice.Voiding.class).getLast().ending());
        assertEquals(4, run.journal.runs().pipeline("p").limit().orElseThrow());
        assertTrue(run.plan() instanceof PlanOutcome.Opened(Run next)
                && next.files().startsWith("runs/p/")
                && next.steps().getFirst().files() == 2);
    }
}
