package io.windlass.local.warehouse.dataapi;

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
/// @param target where it runs and as whom
record Submission(
        List<String> sqls,
        boolean batch,
        List<Parameter> parameters,
        String name,
        Optional<String> token,
        boolean withEvent,
        Target target) {

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
