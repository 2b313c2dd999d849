package io.windlass.story;

import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import io.windlass.redshift.WarehouseUnavailable;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/// Asks the warehouse and waits for its answer, for as long as somebody may be expected to wait.
///
/// @param warehouse who is asked
/// @param tokens a new text at each call, such as a random UUID
/// @param pause waits a moment
public record Answers(Warehouse warehouse, Supplier<String> tokens, Runnable pause) {

    /// No event of this name moves a pipeline.
    private static final String NAME = "windlass-why";

    /// A minute or so.
    private static final int PATIENCE = 600;

    public Answers {
        Objects.requireNonNull(warehouse, "warehouse is null");
        Objects.requireNonNull(tokens, "tokens is null");
        Objects.requireNonNull(pause, "pause is null");
    }

    /// What came back.
    sealed interface Answer {
        record Told(List<List<String>> rows) implements Answer {}

        /// @param reason why nothing did
        record None(String reason) implements Answer {}
    }

    Answer ask(Statement question) {
        try {
            return switch (warehouse.submit(NAME, tokens.get(), List.of(question))) {
                case Warehouse.Submission.Accepted(String id) -> answer(id);
                case Warehouse.Submission.Busy(String reason) -> new Answer.None(reason);
                case Warehouse.Submission.Refused(String reason) -> new Answer.None(reason);
            };
        } catch (WarehouseUnavailable e) {
            return new Answer.None(e.getMessage());
        }
    }

    private Answer answer(String id) {
        for (int waited = 0; waited < PATIENCE; waited++) {
            switch (warehouse.describe(id)) {
                case Warehouse.Progress.Finished finished -> {
                    return new Answer.Told(warehouse.rows(id, 0).rows());
                }
                case Warehouse.Progress.Failed(String error, long query) -> {
                    return new Answer.None(error);
                }
                case Warehouse.Progress.Aborted() -> {
                    return new Answer.None("stopped from outside");
                }
                case Warehouse.Progress.Forgotten() -> {
                    return new Answer.None("forgotten by the warehouse");
                }
                case Warehouse.Progress.Pending() -> pause.run();
            }
        }
        return new Answer.None("the warehouse does not answer");
    }
}
