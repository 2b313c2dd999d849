package io.windlass.load;

import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// A warehouse in which every statement takes some looks, that counts its calls and ends as it is told.
final class SlowWarehouse implements Warehouse {

    private final ToIntFunction<List<Statement>> looks;
    private final Function<List<Statement>, Ending> script;
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, Submitted> statements = new HashMap<>();
    private final List<List<Statement>> batches = new ArrayList<>();
    private int calls;
    private int submissions;

    /// @param looks how often a statement is seen running before it has ended
    /// @param script how a batch ends
    SlowWarehouse(int looks, Function<List<Statement>, Ending> script) {
        this(batch -> looks, script);
    }

    /// The same where not every batch takes as long.
    SlowWarehouse(ToIntFunction<List<Statement>> looks, Function<List<Statement>, Ending> script) {
        this.looks = looks;
        this.script = script;
    }

    /// How a batch ends.
    ///
    /// @param progress what is told of it
    /// @param rows what it returns
    record Ending(Progress progress, List<List<String>> rows) {
        static Ending finished(List<List<String>> rows) {
            return new Ending(new Progress.Finished(List.of()), rows);
        }

        static Ending failed(String error, long query) {
            return new Ending(new Progress.Failed(error, query), List.of());
        }
    }

    /// All calls: what the Data API would have been asked.
    int calls() {
        return calls;
    }

    /// Calls that submit, those with a token that is known too.
    int submissions() {
        return submissions;
    }

    /// What was submitted, each token once.
    List<List<Statement>> batches() {
        return List.copyOf(batches);
    }

    /// From now on it knows no token and no statement.
    void forget() {
        tokens.clear();
        statements.clear();
    }

    @Override
    public synchronized Submission submit(String name, String token, List<Statement> batch) {
        calls++;
        submissions++;
        return new Submission.Accepted(tokens.computeIfAbsent(token, any -> {
            batches.add(batch);
            String id = "statement-" + batches.size();
            statements.put(id, new Submitted(looks.applyAsInt(batch), script.apply(batch)));
            return id;
        }));
    }

    @Override
    public synchronized Progress describe(String id) {
        calls++;
        Submitted submitted = statements.get(id);
        if (submitted == null) {
            return new Progress.Forgotten();
        }
        return submitted.left-- > 0 ? new Progress.Pending() : submitted.ending.progress();
    }

    @Override
    public synchronized Optional<String> find(String name) {
        calls++;
        return Optional.empty();
    }

    @Override
    public synchronized Returned rows(String id, int index) {
        calls++;
        return Returned.of(statements.get(id).ending.rows());
    }

    @Override
    public synchronized List<Long> queries(String id) {
        calls++;
        return List.of();
    }

    @Override
    public synchronized void cancel(String id) {
        calls++;
    }

    private static final class Submitted {
        private final Ending ending;
        private int left;

        Submitted(int left, Ending ending) {
            this.left = left;
            this.ending = ending;
        }
    }
}
