package io.windlass.adoption;

import io.windlass.load.Journal;
import io.windlass.load.LoadSettings;
import io.windlass.load.Preparation;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import io.windlass.redshift.Fence;
import io.windlass.redshift.LedgerKey;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Says in the ledger what was adopted: its objects are those of run 0. Each step is one transaction that adds only
/// what
/// is not there yet, so it may be done again.
///
/// @param journal whose objects they are
/// @param warehouse where the ledger is
/// @param settings COPY's role
/// @param tokens a new text at each call, such as a random UUID
/// @param pause waits a moment
public record AdoptionLedger(
        Journal journal, Warehouse warehouse, LoadSettings settings, Supplier<String> tokens, Runnable pause) {

    /// No event of this name moves a pipeline.
    private static final String NAME = "windlass-adopt";

    /// Moments that the warehouse is given for one statement: half an hour or so.
    private static final int PATIENCE = 18_000;

    public AdoptionLedger {
        Objects.requireNonNull(journal, "journal is null");
        Objects.requireNonNull(warehouse, "warehouse is null");
        Objects.requireNonNull(settings, "settings is null");
        Objects.requireNonNull(tokens, "tokens is null");
        Objects.requireNonNull(pause, "pause is null");
    }

    /// @param lists below which name the lists of the step lie
    /// @return why it could not be said; empty where it is
    public Optional<String> say(Pipeline pipeline, Step.Copy step, String lists, String who) {
        String id = journal.identity().journal();
        // Where the user may not make what is there already, that is no trouble; if it is not there, what follows says
        // so.
        Preparation.of(pipeline, id).parts().forEach(part -> ended(part.statements()));
        Fence fence = new Fence(id, pipeline.name());
        LedgerKey key = new LedgerKey(id, pipeline.name(), 0, step.name());
        String url = journal.files().url(lists);
        return ended(List.of(
                new Statement.LockFence(fence),
                new Statement.TouchFence(fence, 0),
                new Statement.StageAdopted(),
                new Statement.CopyAdopted(url, settings.copyRole()),
                new Statement.InsertAdopted(),
                new Statement.DropAdopted(),
                new Statement.InsertAdoption(key, step.table().name()),
                new Statement.CountAdoption(key, url, who)));
    }

    /// @return why it failed; empty where it did not
    private Optional<String> ended(List<Statement> statements) {
        String token = tokens.get();
        Optional<String> id = Optional.empty();
        for (int waited = 0; waited < PATIENCE; waited++) {
            if (id.isEmpty()) {
                switch (warehouse.submit(NAME, token, statements)) {
                    case Warehouse.Submission.Accepted(String accepted) -> id = Optional.of(accepted);
                    case Warehouse.Submission.Busy(String reason) -> {}
                    case Warehouse.Submission.Refused(String reason) -> {
                        return Optional.of(reason);
                    }
                }
            }
            if (id.isPresent()) {
                switch (warehouse.describe(id.get())) {
                    case Warehouse.Progress.Pending() -> {}
                    case Warehouse.Progress.Finished finished -> {
                        return Optional.empty();
                    }
                    case Warehouse.Progress.Failed(String error, long query) -> {
                        return Optional.of(error);
                    }
                    case Warehouse.Progress.Aborted() -> {
                        return Optional.of("stopped from outside");
                    }
                    case Warehouse.Progress.Forgotten() -> {
                        return Optional.of("forgotten by the warehouse");
                    }
                }
            }
            pause.run();
        }
        return Optional.of("the warehouse does not answer");
    }
}
