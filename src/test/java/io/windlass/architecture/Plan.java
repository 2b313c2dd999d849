package io.windlass.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The rooms as `docs/architecture.md` draws them. A new arrow is a line here first.
final class Plan {

    private static final String JACKSON = "com.fasterxml.jackson";
    private static final String AWS_SDK = "software.amazon.awssdk";
    private static final String LAMBDA = "com.amazonaws.services.lambda";
    private static final String POSTGRES = "org.postgresql";
    private static final String JDBC = "javax.sql";
    private static final String COMPRESS = "org.apache.commons.compress";
    private static final String ZSTD = "com.github.luben.zstd";

    private static final Set<String> MAIN_ROOMS = Set.of(
            "schema",
            "journal",
            "redshift",
            "event",
            "pipeline",
            "load",
            "client",
            "api",
            "status",
            "page",
            "aws",
            "lambda");

    private static final Set<String> WAREHOUSE_ROOMS = Set.of(
            "local.warehouse",
            "local.warehouse.sql",
            "local.warehouse.dialect",
            "local.warehouse.copy",
            "local.warehouse.unload",
            "local.warehouse.system",
            "local.warehouse.engine",
            "local.warehouse.dataapi");

    private Plan() {}

    /// What runs in Lambda: no line names a room of the laptop.
    static List<Room> main() {
        return List.of(
                Room.named("schema").uses(JACKSON),
                Room.named("journal"),
                Room.named("redshift").sees("schema").uses(JACKSON),
                Room.named("event").sees("journal").uses(JACKSON),
                Room.named("pipeline").sees("schema", "redshift").uses(JACKSON),
                Room.named("load")
                        .sees("schema", "journal", "redshift", "pipeline", "event")
                        .uses(JACKSON),
                Room.named("client")
                        .sees("schema", "journal", "redshift", "pipeline", "load")
                        .uses(JACKSON, "javax.crypto"),
                Room.named("api").sees("schema", "client").uses(JACKSON),
                Room.named("status").sees("schema", "journal", "redshift", "pipeline", "load"),
                Room.named("page").sees("journal", "status", "load"),
                Room.named("aws")
                        .sees("journal", "redshift", "pipeline", "client")
                        .uses(AWS_SDK, JACKSON),
                Room.named("lambda")
                        .sees(
                                "load",
                                "event",
                                "client",
                                "api",
                                "status",
                                "page",
                                "aws",
                                "pipeline",
                                "journal",
                                "redshift")
                        .uses(LAMBDA, AWS_SDK, JACKSON, "org.crac"));
    }

    /// What runs on a laptop.
    static List<Room> local() {
        return List.of(
                Room.named("local.memory").sees("journal"),
                Room.named("local.metering").sees("aws").uses(AWS_SDK),
                Room.named("local.s3").uses(AWS_SDK, "org.gaul", "jakarta.servlet", "com.google.common"),
                Room.named("local.functions").uses(LAMBDA, JACKSON, "com.sun.net.httpserver"),
                Room.named("local.warehouse"),
                Room.named("local.warehouse.sql"),
                Room.named("local.warehouse.dialect").sees("local.warehouse.sql"),
                Room.named("local.warehouse.copy")
                        .sees("local.warehouse.sql")
                        .uses(
                                AWS_SDK,
                                JACKSON,
                                POSTGRES,
                                JDBC,
                                COMPRESS,
                                ZSTD,
                                "org.apache.parquet",
                                "org.apache.orc",
                                "org.apache.avro",
                                "org.apache.hadoop",
                                "org.xerial.snappy",
                                "io.airlift.compress",
                                "com.aayushatharva.brotli4j"),
                Room.named("local.warehouse.unload")
                        .sees("local.warehouse.sql", "local.warehouse.copy")
                        .uses(
                                AWS_SDK,
                                JACKSON,
                                POSTGRES,
                                JDBC,
                                COMPRESS,
                                ZSTD,
                                "org.apache.parquet",
                                "org.apache.hadoop"),
                Room.named("local.warehouse.system")
                        .sees("local.warehouse.copy", "local.warehouse.unload", "local.warehouse.sql")
                        .uses(POSTGRES, JDBC),
                Room.named("local.warehouse.engine")
                        .sees(
                                "local.warehouse.sql",
                                "local.warehouse.dialect",
                                "local.warehouse.copy",
                                "local.warehouse.unload",
                                "local.warehouse.system")
                        .uses(AWS_SDK, JACKSON, POSTGRES, JDBC),
                Room.named("local.warehouse.dataapi")
                        .sees("local.warehouse.engine", "local.warehouse.sql")
                        .uses(AWS_SDK, JACKSON, JDBC, "com.sun.net.httpserver"),
                Room.named("local")
                        .sees(MAIN_ROOMS)
                        .sees(WAREHOUSE_ROOMS)
                        .sees("local.memory", "local.metering", "local.s3", "local.functions")
                        .uses(
                                AWS_SDK,
                                LAMBDA,
                                JACKSON,
                                JDBC,
                                "com.amazonaws.services.dynamodbv2",
                                "com.sun.net.httpserver",
                                "org.eclipse.jetty",
                                "io.zonky.test",
                                "org.slf4j"),
                Room.named("simulation")
                        .sees("schema", "journal", "redshift", "pipeline", "load", "local.memory")
                        .uses(JACKSON),
                Room.named("inference")
                        .sees("schema", "redshift", "local.warehouse.copy")
                        .uses(JACKSON, COMPRESS, ZSTD, "org.apache.commons.csv", "org.apache.parquet"),
                Room.named("rehearsal")
                        .sees("schema", "redshift", "journal", "pipeline", "load", "inference")
                        .uses(AWS_SDK),
                Room.named("story").sees("schema", "journal", "redshift", "pipeline", "load"),
                Room.named("inventory").sees("journal").uses(JACKSON, "org.apache.commons.csv"),
                Room.named("adoption")
                        .sees("schema", "journal", "redshift", "pipeline", "load")
                        .uses(AWS_SDK, JACKSON, "org.apache.commons.csv"),
                Room.named("tail").sees("journal", "pipeline", "load"),
                Room.named("direct").sees("schema", "journal", "redshift", "pipeline", "load"),
                Room.named("cost").sees("schema").uses(JACKSON),
                Room.named("grants").sees("schema", "redshift", "pipeline", "local.warehouse.sql"),
                Room.named("bench")
                        .sees(MAIN_ROOMS)
                        .sees("local", "local.memory", "local.metering", "local.warehouse.copy", "local.warehouse.sql")
                        .uses(
                                AWS_SDK,
                                LAMBDA,
                                JACKSON,
                                POSTGRES,
                                JDBC,
                                "com.almworks.sqlite4java",
                                "org.apache.parquet"),
                Room.named("endurance").sees(MAIN_ROOMS).sees("local", "bench").uses(AWS_SDK, JACKSON, JDBC),
                Room.named("cli")
                        .sees(MAIN_ROOMS)
                        .sees(
                                "local",
                                "local.metering",
                                "local.s3",
                                "simulation",
                                "bench",
                                "endurance",
                                "inference",
                                "rehearsal",
                                "story",
                                "adoption",
                                "inventory")
                        .sees("grants", "direct", "tail", "cost")
                        .uses(AWS_SDK, JACKSON, JDBC, "picocli"));
    }

    static List<Room> all() {
        List<Room> all = new ArrayList<>(main());
        all.addAll(local());
        return all;
    }
}
