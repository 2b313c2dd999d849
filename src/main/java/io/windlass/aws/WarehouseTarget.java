package io.windlass.aws;

import java.util.Objects;
import java.util.Optional;

/// Which warehouse, and as whom.
///
/// @param database the database
/// @param workgroup the workgroup of Redshift Serverless, by name or ARN; empty for a cluster
/// @param cluster the identifier of a provisioned cluster; empty for Serverless
/// @param user the database user of a cluster; empty where the caller's own role or a secret says who it is
/// @param secret the ARN of a secret that holds user and password; empty for IAM
public record WarehouseTarget(
        String database,
        Optional<String> workgroup,
        Optional<String> cluster,
        Optional<String> user,
        Optional<String> secret) {

    public WarehouseTarget {
        Objects.requireNonNull(database, "database is null");
        Objects.requireNonNull(workgroup, "workgroup is null");
        Objects.requireNonNull(cluster, "cluster is null");
        Objects.requireNonNull(user, "user is null");
        Objects.requireNonNull(secret, "secret is null");
        if (workgroup.isPresent() == cluster.isPresent()) {
            throw new IllegalArgumentException(
                    "name either a workgroup or a cluster, not " + (cluster.isPresent() ? "both" : "neither"));
        }
        if (user.isPresent() && (cluster.isEmpty() || secret.isPresent())) {
            throw new IllegalArgumentException(
                    "a database user goes with a cluster and without a secret: " + "leave out the user " + user.get());
        }
    }

    /// A Serverless workgroup, as the caller's own role.
    public static WarehouseTarget workgroup(String workgroup, String database) {
        return new WarehouseTarget(
                database, Optional.of(workgroup), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
