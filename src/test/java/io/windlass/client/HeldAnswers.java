package io.windlass.client;

import io.windlass.redshift.Question;
import io.windlass.redshift.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A warehouse whose statements end when they are told to, and answer what a test wants.
class HeldAnswers implements Answers {

    /// Rows in a page.
    static final int PAGE = 1_000;

    private final Function<Question, List<List<Object>>> rows;
    private final List<Question> asked = new ArrayList<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, Warehouse.Progress> progress = new HashMap<>();
    private final Map<String, List<List<Object>>> results = new HashMap<>();
    private boolean held;
    private boolean busy;
    private Optional<String> failure = Optional.empty();

    /// @param rows what a question is answered
    HeldAnswers(Function<Question, List<List<Object>>> rows) {
        this.rows = rows;
    }

    /// Statements that are asked from now on do not end before [#end].
    void hold() {
        held = true;
    }

    /// All that is held ends.
    void end() {
        held = false;
        progress.replaceAll((_, state) -> state instanceof Warehouse.Progress.Pending ? finished() : state);
    }

    /// From now on it takes nothing, or does again.
    void busy(boolean now) {
        busy = now;
    }

    /// Questions for rows fail from now on, as long as there is a message.
    void fail(String message) {
        failure = Optional.of(message);
    }

    /// All that was asked, each once.
    List<Question> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Warehouse.Submission ask(String name, String token, Question question) {
        if (tokens.containsKey(token)) {
            return new Warehouse.Submission.Accepted(tokens.get(token));
        }
        if (busy) {
            return new Warehouse.Submission.Busy("as the test wants");
        }
        asked.add(question);
        String id = "statement-" + asked.size();
        tokens.put(token, id);
        progress.put(id, state(question));
        results.put(id, rows.apply(question));
        return new Warehouse.Submission.Accepted(id);
    }

    private Warehouse.Progress state(Question question) {
        if (held) {
            return new Warehouse.Progress.Pending();
        }
        return question instanceof Question.Rows && failure.isPresent()
                ? new Warehouse.Progress.Failed(failure.get(), -1)
                : finished();
    }

    private static Warehouse.Progress finished() {
        return new Warehouse.Progress.Finished(List.of(-1L));
    }

    @Override
    public Warehouse.Progress describe(String statement) {
        return progress.getOrDefault(statement, new Warehouse.Progress.Forgotten());
    }

    @Override
    public Page page(String statement, Optional<String> next) {
        List<List<Object>> all = results.get(statement);
        int from = next.map(Integer::parseInt).orElse(0);
        int to = Math.min(all.size(), from + PAGE);
        return new Page(all.subList(from, to), to < all.size() ? Optional.of(String.valueOf(to)) : Optional.empty());
    }

    @Override
    public void cancel(String statement) {
        progress.computeIfPresent(
                statement,
                (_, state) -> state instanceof Warehouse.Progress.Pending ? new Warehouse.Progress.Aborted() : state);
    }
}
