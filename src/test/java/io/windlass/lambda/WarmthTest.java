package io.windlass.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.aws.ConsumedUnits;
import io.windlass.aws.CountedCalls;
import io.windlass.aws.JdkHttp;
import io.windlass.load.LoadSettings;
import io.windlass.local.LocalCloud;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/// What is warmed before a snapshot, and what must not be in it.
class WarmthTest {

    private static LocalCloud cloud;

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(LocalCloud.Options.plain());
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void theRecorderCallsTheJournalAndWritesNothing() {
        new RecorderHandler(deployment(cloud.environment(List.of("sparkify_staging")))).beforeCheckpoint(null);

        assertEquals(List.of("PutItem", "BatchWriteItem"), calls);
        assertEquals(0, items());
        assertEquals("", troubles());
    }

    @Test
    void theLoaderCallsEachServiceAndWritesNothing() {
        new LoaderHandler(deployment(cloud.environment(List.of("sparkify_staging")))).beforeCheckpoint(null);

        assertEquals(List.of("GetItem", "Query", "GetObject", "DescribeStatement"), calls);
        // The journal's id is made by whoever asks first: nobody has.
        assertEquals(0, items());
        assertEquals("", troubles());
    }

    @Test
    void whatWasCountedBeforeTheSnapshotIsInNoMetric() throws IOException {
        RecorderHandler handler = new RecorderHandler(deployment(cloud.environment(List.of("sparkify_staging"))));
        handler.beforeCheckpoint(null);
        handler.afterRestore(null);
        log.reset();
        handler.handleRequest(input("{\"Records\":[]}"), new ByteArrayOutputStream(), null);

        assertTrue(
                log.toString(StandardCharsets.UTF_8).contains("\"DynamoDbWriteUnits\":0.0"),
                log.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aServiceThatDoesNotAnswerLeavesTheSnapshotLessWarmAndNoMore() {
        Environment lost = Environment.of(Map.of(
                "WINDLASS_STACK", "local",
                "WINDLASS_TABLE", "no-such-table",
                "WINDLASS_DATA_BUCKET", "data",
                "WINDLASS_DATABASE", "dev",
                "WINDLASS_WORKGROUP", "local",
                "WINDLASS_COPY_ROLE", "default"));
        new LoaderHandler(deployment(lost)).beforeCheckpoint(null);

        assertTrue(troubles().contains("the snapshot is less warm, the journal: "), troubles());
        assertEquals(List.of("GetItem", "GetObject", "DescribeStatement"), calls);
    }

    private Deployment deployment(Environment environment) {
        ConsumedUnits units = new ConsumedUnits();
        Telemetry telemetry = new Telemetry(
                new PrintStream(log, true, StandardCharsets.UTF_8), "local", InstantSource.system(), units);
        return new Deployment(
                environment,
                catalog(),
                cloud.clients(JdkHttp.create(), List.of(new CountedCalls(units), new Calls())),
                LoadSettings.of("local", "default"),
                InstantSource.system(),
                telemetry,
                Optional.of(telemetry));
    }

    private static Catalog catalog() {
        Definitions definitions = Definitions.read(DefinitionFiles.packaged(WarmthTest.class.getClassLoader()));
        return LiveCatalog.choose(definitions, List.of("sparkify_staging"));
    }

    private static int items() {
        return cloud.clients()
                .dynamoDb()
                .scan(ScanRequest.builder().tableName("windlass-journal").build())
                .count();
    }

    private String troubles() {
        return String.join(
                "\n",
                log.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains("\"Trouble\""))
                        .toList());
    }

    private static ByteArrayInputStream input(String event) {
        return new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
    }

    private final class Calls implements ExecutionInterceptor {
        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            calls.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        }
    }
}
