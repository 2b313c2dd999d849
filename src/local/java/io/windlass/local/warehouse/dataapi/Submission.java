package io.windlass.local.warehouse.dataapi;

import io.windlass.local.warehouse.engine.ResultFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a client submitted.
///
/// @param sqls one statement, or those of a batch
/// @param batch whether it came as a batch: one transaction
/// @param parameters of all statements
/// @param name to find it by; empty where none was given
/// @param token for which the same submission is answered again
/// @param withEvent whether its end is told
/// @param mode how a batch commits
/// @param format how its results are read
/// @param session in which it runs
/// @param target where it runs and as whom
record Submission(
        List<String> sqls,
        boolean batch,
        List<Parameter> parameters,
        String name,
        Optional<String> token,
        boolean withEvent,
        ExecutionMode mode,
        ResultFormat format,
        SessionUse session,
        Target target) {

    /// How a batch commits.
    enum ExecutionMode {
        /// All or nothing.
        TRANSACTION,
        /// Each statement by itself; one that fails does not stop the others.
        AUTO_COMMIT
    }

    /// In which session it runs.
    sealed interface SessionUse {
        /// One of its own, gone with it.
        record Own() implements SessionUse {}

        /// One of its own that stays for those that name it.
        ///
        /// @param seconds how long it stays after its last statement
        record Kept(int seconds) implements SessionUse {}

        /// One that was kept.
        ///
        /// @param seconds how long it stays from now on; negative for as before
        record Existing(String id, int seconds) implements SessionUse {}
    }

    Submission {
        sqls = List.copyOf(sqls);
        parameters = List.copyOf(parameters);
        Objects.requireNonNull(name, "name is null");
    }

    /// Where a statement runs and as whom. Nothing is checked: there is one database.
    ///
    /// @param cluster a provisioned cluster
    /// @param workgroup a Serverless workgroup
    record Target(
            String database,
            Optional<String> cluster,
            Optional<String> workgroup,
            Optional<String> user,
            Optional<String> secret) {}
}
