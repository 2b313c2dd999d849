package io.windlass.local.warehouse.dataapi;

import java.util.Optional;

/// Reads where a request is to run.
final class Targets {

    private Targets() {}

    static Submission.Target of(Request request) throws ApiFailure {
        Optional<String> cluster = request.text("ClusterIdentifier");
        Optional<String> workgroup = request.text("WorkgroupName");
        if (cluster.isPresent() == workgroup.isPresent()) {
            throw ApiFailure.validation("Exactly one of ClusterIdentifier and WorkgroupName must be given");
        }
        String database = request.text("Database").orElse("");
        if (database.isEmpty()) {
            throw ApiFailure.validation("Database must be given");
        }
        return new Submission.Target(database, cluster, workgroup, request.text("DbUser"), request.text("SecretArn"));
    }
}
