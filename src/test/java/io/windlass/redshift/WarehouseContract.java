package io.windlass.redshift;

import static io.windlass.redshift.LedgerSamples.insert;
import static io.windlass.redshift.LedgerSamples.load;
import static io.windlass.redshift.LedgerSamples.voiding;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.windlass.redshift.Warehouse.Progress;
import io.windlass.redshift.Warehouse.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every warehouse does: statements end later than they are submitted, a token stands for one submission,
/// a submission commits all or nothing, and the ledger decides.
///
/// It speaks only of Windlass's own tables, so a warehouse needs neither S3 nor other SQL to be held by it.
public abstract class WarehouseContract {

    private static final AtomicLong PIPELINES = new AtomicLong();

    private final String pipeline = "contract-" + PIPELINES.incrementAndGet();
    private final Fence fence = new Fence("j0urna1id012", pipeline);
    private final LedgerKey key = key(7);
    private Warehouse warehouse;

    /// The warehouse; the same one may serve all tests.
    protected abstract Warehouse warehouse();

    /// Lets time pass until this submission is over, and says how it ended.
    protected abstract Progress ended(String id);

    /// From now on the warehouse is too busy for new submissions.
    protected abstract void crowd();

    /// It is no longer.
    protected abstract void uncrowd();

    /// The warehouse forgets what it knew of this submission, though not what it did.
    protected abstract void forget(String id);

    @BeforeEach
    void setUp() {
        warehouse = warehouse();
        List<Statement> tables = new ArrayList<>(List.of(new Statement.CreateSchema(Ledger.SCHEMA)));
        tables.addAll(Ledger.tables(fence));
        finished(submitted("tables", tables));
    }

    @Test
    void tellsTheRowsOfEachStatement() {
        List<Long> rows = finished(submitted("load", load(key))).rows();

        assertEquals(4, rows.size());
        assertEquals(1, rows.get(1), "rows of the fence");
        assertEquals(1, rows.get(3), "rows of the ledger");
    }

    @Test
    void tellsOneRowCountForOneStatement() {
        assertEquals(
                List.of(1L),
                finished(submitted("touch", List.of(new Statement.TouchFence(fence, 1))))
                        .rows());
    }

    @Test
    void answersBeforeTheEnd() {
        String id = submitted("load", load(key));

        Progress progress = warehouse.describe(id);

        assertFalse(progress instanceof Progress.Forgotten, progress.toString());
        finished(id);
        assertInstanceOf(Progress.Finished.class, warehouse.describe(id));
    }

    @Test
    void takesTheSameTokenForTheSameSubmission() {
        String name = name("load");
        String token = token();
        String id = accepted(warehouse.submit(name, token, load(key)));

        assertEquals(id, accepted(warehouse.submit(name, token, load(key))));
        finished(id);
        assertEquals(id, accepted(warehouse.submit(name, token, load(key))));
        assertInstanceOf(Progress.Finished.class, ended(id));
    }

    @Test
    void givesTheSameTokenItsFailureBack() {
        finished(submitted("load", load(key)));
        String name = name("again");
        String token = token();
        String id = accepted(warehouse.submit(name, token, load(key)));
        assertInstanceOf(Progress.Failed.class, ended(id));

        assertEquals(id, accepted(warehouse.submit(name, token, load(key))));

        assertInstanceOf(Progress.Failed.class, ended(id));
    }

    @Test
    void takesAnotherTokenForAnotherSubmission() {
        String first = accepted(warehouse.submit(name("load"), token(), load(key)));
        String second = accepted(warehouse.submit(name("load"), token(), load(key(8))));

        assertNotEquals(first, second);
        finished(first);
        finished(second);
    }

    @Test
    void knowsNothingOfAKeyThatWasNeverDecided() {
        assertEquals(List.of(), ledger(key));
    }

    @Test
    void remembersWhatWasDecided() {
        finished(submitted("load", load(key)));
        finished(submitted("void", voiding(key(8))));

        assertEquals(List.of(List.of("loaded")), ledger(key));
        assertEquals(List.of(List.of("void")), ledger(key(8)));
        assertEquals(List.of(), ledger(key(9)));
        assertEquals(List.of(), ledger(new LedgerKey("0ther0urna1s", pipeline, 7, "events")));
        assertEquals(List.of(), ledger(new LedgerKey(key.journal(), pipeline, 7, "songs")));
    }

    @Test
    void readsTheRowsOfOneOfSeveralStatements() {
        finished(submitted("load", load(key)));

        String id = submitted("read", List.of(new Statement.TouchFence(fence, 9), new Statement.ReadLedger(key)));
        finished(id);

        assertEquals(Warehouse.Returned.of(List.of(List.of("loaded"))), warehouse.rows(id, 1));
    }

    @Test
    void commitsNothingOfASubmissionThatFails() {
        finished(submitted("load", load(key)));

        Progress.Failed failed =
                failed(submitted("half", List.of(insert(key(8), LedgerOutcome.LOADED), new Statement.Guard(key))));

        assertFalse(failed.error().isBlank());
        assertEquals(List.of(), ledger(key(8)));
    }

    @Test
    void loadsAKeyOnce() {
        finished(submitted("load", load(key)));

        failed(submitted("load", load(key)));

        assertEquals(List.of(List.of("loaded")), ledger(key));
    }

    @Test
    void loadsNothingAfterAVoid() {
        finished(submitted("void", voiding(key)));

        failed(submitted("load", load(key)));

        assertEquals(List.of(List.of("void")), ledger(key));
    }

    @Test
    void voidsNothingAfterALoad() {
        finished(submitted("load", load(key)));

        failed(submitted("void", voiding(key)));

        assertEquals(List.of(List.of("loaded")), ledger(key));
    }

    @Test
    void letsOnlyOneOfManyThroughHoweverCloseTheyCome() {
        List<String> ids =
                Stream.generate(() -> submitted("load", load(key))).limit(4).toList();

        List<Progress> ends = ids.stream().map(this::ended).toList();

        assertEquals(
                1, ends.stream().filter(Progress.Finished.class::isInstance).count(), ends.toString());
        assertEquals(3, ends.stream().filter(Progress.Failed.class::isInstance).count(), ends.toString());
        assertEquals(List.of(List.of("loaded")), ledger(key));
    }

    @Test
    void doesNotKnowWhatItNeverSaw() {
        assertEquals(
                new Progress.Forgotten(), warehouse.describe(UUID.randomUUID().toString()));
    }

    @Test
    void forgetsASubmissionButNotWhatItDid() {
        String id = submitted("load", load(key));
        finished(id);

        forget(id);

        assertEquals(new Progress.Forgotten(), warehouse.describe(id));
        assertEquals(List.of(List.of("loaded")), ledger(key));
    }

    @Test
    void findsASubmissionByItsWholeName() {
        String shorter = name("load");
        String longer = shorter + "0";
        String first = accepted(warehouse.submit(shorter, token(), load(key)));
        String other = accepted(warehouse.submit(longer, token(), load(key(8))));

        assertEquals(Optional.of(first), warehouse.find(shorter));
        assertEquals(Optional.of(other), warehouse.find(longer));
        assertEquals(Optional.empty(), warehouse.find(shorter.substring(0, shorter.length() - 1)));
        finished(first);
        finished(other);
        assertEquals(Optional.of(first), warehouse.find(shorter));
    }

    @Test
    void isBusyForAWhile() {
        String name = name("load");
        String token = token();
        crowd();
        try {
            assertInstanceOf(Submission.Busy.class, warehouse.submit(name, token, load(key)));
        } finally {
            uncrowd();
        }

        assertEquals(List.of(), ledger(key));
        finished(accepted(warehouse.submit(name, token, load(key))));
        assertEquals(List.of(List.of("loaded")), ledger(key));
    }

    @Test
    void cancelsNothingThatIsOver() {
        String id = submitted("load", load(key));
        finished(id);

        warehouse.cancel(id);
        warehouse.cancel(UUID.randomUUID().toString());

        assertInstanceOf(Progress.Finished.class, warehouse.describe(id));
    }

    private LedgerKey key(long run) {
        return new LedgerKey("j0urna1id012", pipeline, run, "events");
    }

    private List<List<String>> ledger(LedgerKey key) {
        String id = submitted("read", List.of(new Statement.ReadLedger(key)));
        finished(id);
        return warehouse.rows(id, 0).rows();
    }

    private String name(String what) {
        return "windlass-" + pipeline + "-" + what + "-1";
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }

    private String submitted(String what, List<Statement> statements) {
        return accepted(warehouse.submit(name(what), token(), statements));
    }

    private static String accepted(Submission submission) {
        return assertInstanceOf(Submission.Accepted.class, submission, submission.toString())
                .id();
    }

    private Progress.Finished finished(String id) {
        Progress progress = ended(id);
        return assertInstanceOf(Progress.Finished.class, progress, progress.toString());
    }

    private Progress.Failed failed(String id) {
        Progress progress = ended(id);
        return assertInstanceOf(Progress.Failed.class, progress, progress.toString());
    }
}
