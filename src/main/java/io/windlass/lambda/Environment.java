package io.windlass.lambda;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What a stack tells its functions through environment variables.
///
/// @param stack the stack's name, part of every statement's name
/// @param table the journal's table
/// @param dataBucket where sources without a bucket of their own lie
/// @param own where Windlass keeps its own objects: manifests, lists, jsonpaths files
/// @param pipelines the live pipelines; none where empty
/// @param definitions where the definitions lie, `s3://bucket/prefix/`; empty for those packaged with the code
/// @param warehouse how the warehouse is reached
/// @param copyRole what COPY reads S3 with: the ARN of a role, several ARNs of a chain of roles, or `default`
/// @param removals whether the recorder writes down what is removed, too
/// @param eventBus the name or ARN of the bus that hears of the ends of runs; empty where none does
public record Environment(
        String stack,
        String table,
        String dataBucket,
        OwnObjects own,
        List<String> pipelines,
        Optional<String> definitions,
        WarehouseAccess warehouse,
        String copyRole,
        boolean removals,
        Optional<String> eventBus) {

    public Environment {
        Objects.requireNonNull(stack, "stack is null");
        Objects.requireNonNull(table, "table is null");
        Objects.requireNonNull(dataBucket, "dataBucket is null");
        Objects.requireNonNull(own, "own is null");
        pipelines = List.copyOf(pipelines);
        Objects.requireNonNull(definitions, "definitions is null");
        Objects.requireNonNull(warehouse, "warehouse is null");
        Objects.requireNonNull(copyRole, "copyRole is null");
        Objects.requireNonNull(eventBus, "eventBus is null");
    }

    /// Of a stack that hears of writes only and tells nobody.
    public Environment(
            String stack,
            String table,
            String dataBucket,
            OwnObjects own,
            List<String> pipelines,
            Optional<String> definitions,
            WarehouseAccess warehouse,
            String copyRole) {
        this(stack, table, dataBucket, own, pipelines, definitions, warehouse, copyRole, false, Optional.empty());
    }

    /// The environment of this process.
    public static Environment current() {
        return of(System.getenv());
    }

    /// All that the environment says to clients of AWS and of itself.
    static Map<String, String> variables() {
        return System.getenv();
    }

    /// Whether Lambda will take a snapshot of this process (Lambda Developer Guide, "Defined runtime environment
    /// variables").
    static boolean isFrozen() {
        return "snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"));
    }

    /// @throws IllegalStateException naming every variable that is missing, malformed or contradicts another
    public static Environment of(Map<String, String> variables) {
        return new EnvironmentReader(variables).read();
    }

    /// @param bucket the bucket
    /// @param prefix empty in a bucket of its own, else `_windlass/`, which no source takes objects from
    public record OwnObjects(String bucket, String prefix) {
        public OwnObjects {
            Objects.requireNonNull(bucket, "bucket is null");
            Objects.requireNonNull(prefix, "prefix is null");
        }
    }

    /// @param database the database to connect to
    /// @param host the workgroup or the cluster
    /// @param login who to connect as
    public record WarehouseAccess(String database, Host host, Login login) {
        public WarehouseAccess {
            Objects.requireNonNull(database, "database is null");
            Objects.requireNonNull(host, "host is null");
            Objects.requireNonNull(login, "login is null");
        }
    }

    /// Where the database runs.
    public sealed interface Host {
        /// Redshift Serverless.
        record Workgroup(String name) implements Host {}

        /// A provisioned cluster.
        record Cluster(String identifier) implements Host {}
    }

    /// Who the statements run as.
    public sealed interface Login {
        /// The function's own role, as the database user `IAMR:<role>`.
        record OwnRole() implements Login {}

        /// A database user of a cluster, with temporary credentials.
        record DatabaseUser(String name) implements Login {}

        /// The user and password in a secret.
        record Secret(String arn) implements Login {}
    }
}
