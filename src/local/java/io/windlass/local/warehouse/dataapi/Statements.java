package io.windlass.local.warehouse.dataapi;

import io.windlass.local.warehouse.engine.Engine;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Runs submissions, each on a thread of its own, and tells their ends.
final class Statements implements AutoCloseable {

    private final Engine engine;
    private final InstantSource clock;
    private final Consumer<String> events;
    private final StatementHistory history;
    private final Semaphore slots;
    private final Map<String, Execution> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Statements(Engine engine, Limits limits, InstantSource clock, Consumer<String> events) {
        this.engine = engine;
        this.clock = clock;
        this.events = events;
        this.history = new StatementHistory(limits, clock);
        this.slots = new Semaphore(limits.concurrentStatements());
    }

    /// Runs a submission, or finds the one that came with the same token.
    SubmittedStatement submit(Submission submission) throws ApiFailure {
        StatementHistory.Admission admission = history.admit(submission);
        if (admission.fresh()) {
            SubmittedStatement statement = admission.statement();
            Execution execution = new Execution(statement, engine, slots, clock);
            running.put(statement.id(), execution);
            threads.execute(() -> run(statement, execution));
        }
        return admission.statement();
    }

    private void run(SubmittedStatement statement, Execution execution) {
        try {
            execution.run();
        } finally {
            running.remove(statement.id());
        }
        if (statement.submission().withEvent()) {
            events.accept(StatementEvent.of(statement));
        }
    }

    SubmittedStatement find(String id) throws ApiFailure {
        return history.find(id);
    }

    List<SubmittedStatement> before(long sequence) {
        return history.before(sequence);
    }

    void cancel(SubmittedStatement statement) throws ApiFailure {
        Execution execution = running.get(statement.id());
        Status status = statement.view().status();
        if (execution == null || status.isEnd()) {
            throw ApiFailure.validation("Could not cancel a query that is already in "
                    + statement.view().status() + " state with ID: " + statement.id());
        }
        execution.cancel();
    }

    @Override
    public void close() {
        running.values().forEach(Execution::cancel);
        threads.close();
    }
}
