package io.windlass.simulation;

import io.windlass.journal.ObjectId;
import io.windlass.journal.RunFiles;
import io.windlass.redshift.LedgerKey;
import io.windlass.redshift.LedgerOutcome;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// A warehouse whose transactions move one statement at a time, at snapshot isolation, with locks, with a memory
/// that ends, and with answers that are not always true.
final class SimulatedWarehouse implements Warehouse {

    private static final Duration TOKENS_LAST = Duration.ofHours(8);

    private final RandomGenerator random;
    private final InstantSource clock;
    private final Optional<Bug> bug;
    private final TransactionWorld world;
    private final Map<String, Transaction> statements = new TreeMap<>();
    private final Map<String, Remembered> tokens = new HashMap<>();
    private final Set<String> forgotten = new HashSet<>();
    private final List<Transaction> running = new ArrayList<>();
    private boolean honest;
    private boolean crowded;

    /// @param defined which rows a sql step reads
    SimulatedWarehouse(
            RandomGenerator random,
            InstantSource clock,
            Optional<Bug> bug,
            Bucket bucket,
            RunFiles files,
            Defined defined) {
        this.random = random;
        this.clock = clock;
        this.bug = bug;
        this.world = new TransactionWorld(bucket, files, bug, defined);
    }

    /// From now on nothing is lost, cancelled or told wrongly.
    void honest() {
        honest = true;
    }

    /// Whether it takes no new submissions.
    void crowd(boolean crowd) {
        crowded = crowd;
    }

    /// From now on it does not know the submission, whatever became of it.
    void forget(String id) {
        forgotten.add(id);
    }

    @Override
    public Submission submit(String name, String token, List<Statement> batch) {
        Remembered known = tokens.get(token);
        if (known != null && clock.instant().isBefore(known.at().plus(TOKENS_LAST))) {
            return new Submission.Accepted(known.id());
        }
        if (crowded || (!honest && random.nextInt(25) == 0)) {
            return new Submission.Busy("too many active statements");
        }
        String id = String.format("%06d", statements.size() + 1);
        Transaction transaction =
                new Transaction(statements.size() + 1, name, planted(batch), world, random.nextInt(5) == 0);
        statements.put(id, transaction);
        running.add(transaction);
        tokens.put(token, new Remembered(id, clock.instant()));
        return new Submission.Accepted(id);
    }

    @Override
    public Progress describe(String id) {
        Transaction transaction = statements.get(id);
        return transaction == null || forgotten.contains(id) ? new Progress.Forgotten() : transaction.progress();
    }

    @Override
    public Optional<String> find(String name) {
        String newest = null;
        for (Map.Entry<String, Transaction> entry : statements.entrySet()) {
            if (entry.getValue().name().equals(name) && !forgotten.contains(entry.getKey())) {
                newest = entry.getKey();
            }
        }
        return Optional.ofNullable(newest);
    }

    @Override
    public Returned rows(String id, int statement) {
        return Returned.of(statements.get(id).answer());
    }

    @Override
    public List<Long> queries(String id) {
        return Collections.nCopies(statements.get(id).size(), Long.parseLong(id));
    }

    @Override
    public void cancel(String id) {
        Transaction transaction = statements.get(id);
        if (transaction != null && running.remove(transaction)) {
            transaction.abort();
        }
    }

    boolean busy() {
        return !running.isEmpty();
    }

    /// One transaction moves one statement, unless it waits for a lock.
    void move() {
        boolean slow = honest || random.nextInt(Stage.SLOWNESS) == 0;
        List<Transaction> awake = running.stream()
                .filter(transaction -> !transaction.blocked() && (slow || !transaction.slow()))
                .toList();
        if (awake.isEmpty()) {
            return;
        }
        Transaction transaction = awake.get(random.nextInt(awake.size()));
        transaction.move(honest ? 1.0 : random.nextDouble());
        if (transaction.ended()) {
            running.remove(transaction);
        }
    }

    /// Something goes wrong that nobody asked for.
    void trouble() {
        boolean late = random.nextBoolean();
        List<String> ids = statements.entrySet().stream()
                .filter(entry -> late || running.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (ids.isEmpty()) {
            return;
        }
        String id = ids.get(random.nextInt(ids.size()));
        if (random.nextBoolean()) {
            forget(id);
        } else if (running.remove(statements.get(id))) {
            statements.get(id).abort();
        }
    }

    Map<LedgerKey, LedgerOutcome> ledger() {
        return world.ledger();
    }

    List<Stored> table() {
        return world.table();
    }

    /// How many rows the list of skipped ones has of a step of a run.
    long skipped(LedgerKey key) {
        return world.skipped(key);
    }

    List<Row> ledgerObjects() {
        return world.ledgerObjects();
    }

    /// What sql steps read: each row once for each time.
    List<Read> reads() {
        return world.reads();
    }

    private List<Statement> planted(List<Statement> batch) {
        boolean opening = batch.getFirst() instanceof Statement.LockFence;
        if (!opening || bug.isEmpty() || bug.get() != Bug.H2) {
            return batch;
        }
        List<Statement> late = new ArrayList<>(batch.subList(2, batch.size()));
        late.add(batch.getFirst());
        return late;
    }

    /// @param key which step of which run put it there
    /// @param object the object
    record Row(LedgerKey key, ObjectId object) {}

    /// @param row a row of a table
    /// @param loaded what COPY read of its object
    record Stored(Row row, SimulatedCopy.Loaded loaded) {}

    /// @param reader which sql step of which run
    /// @param row what it read
    record Read(LedgerKey reader, Row row) {}

    /// What a sql step asks for.
    ///
    /// @param byValue whether rows with certain values, and not those of certain runs
    /// @param from the first; empty for none at all
    /// @param to the last run, or the value before which it ends
    record Bounds(boolean byValue, Optional<Long> from, Optional<Long> to) {

        boolean hold(long place) {
            return from.isPresent()
                    && to.isPresent()
                    && place >= from.get()
                    && (byValue ? place < to.get() : place <= to.get());
        }
    }

    /// What the definitions say of rows.
    interface Defined {

        /// The value of the series that a row is of; empty without a series.
        Optional<Long> value(Row row);

        /// Whether a sql step that asks like this reads a row.
        ///
        /// @param bounds empty for all
        boolean reads(LedgerKey reader, Row row, Optional<Bounds> bounds);
    }

    private record Remembered(String id, Instant at) {}
}
