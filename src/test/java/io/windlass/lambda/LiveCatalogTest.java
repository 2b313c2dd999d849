package io.windlass.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.local.LocalCloud;
import io.windlass.pipeline.Catalog;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/// Which pipelines a stack runs, from definitions in a real bucket.
class LiveCatalogTest {

    private static LocalCloud cloud;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(LocalCloud.Options.plain());
        write("definitions/pipelines/one.json", manual("one"));
        write("definitions/pipelines/two.json", manual("two"));
        write("others/pipelines/one.json", manual("one"));
        write("others/pipelines/two.json", manual("two").replace("\"start\"", "\"dependsOn\": [\"one\"], \"start\""));
        write("wrong/pipelines/one.json", manual("One"));
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void definitionsComeFromTheBucketAndOnlyTheNamedPipelinesAreLive() {
        assertEquals(Set.of("two"), live("definitions/", "two").pipelines().keySet());
    }

    @Test
    void aPackagedPipelineIsUnknownWhereDefinitionsLieInABucket() {
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> live("definitions/", "sparkify_staging"));

        assertEquals(
                "WINDLASS_PIPELINES names sparkify_staging, but the definitions know only one, two",
                refused.getMessage());
    }

    @Test
    void whatALivePipelineDependsOnMustBeLiveToo() {
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> live("others/", "two"));

        assertEquals(
                "WINDLASS_PIPELINES names pipelines of which two depends on one, which is not among them and so never"
                        + " runs: name it too",
                refused.getMessage());
    }

    @Test
    void aMistakeInTheBucketIsNamed() {
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> live("wrong/", "one"));

        assertTrue(
                refused.getMessage().startsWith("The definitions are wrong: pipelines/one.json /pipeline: "),
                refused.getMessage());
    }

    private static Catalog live(String prefix, String pipeline) {
        Environment plain = cloud.environment(List.of(pipeline));
        Environment environment = new Environment(
                plain.stack(),
                plain.table(),
                plain.dataBucket(),
                plain.own(),
                plain.pipelines(),
                Optional.of("s3://" + LocalCloud.OWN_BUCKET + "/" + prefix),
                plain.warehouse(),
                plain.copyRole());
        return LiveCatalog.of(environment, cloud.clients());
    }

    private static String manual(String name) {
        return "{\"pipeline\": \"%s\", \"start\": \"manual\", \"steps\": [{\"step\": \"s\", \"sql\": [\"select 1\"]}]}"
                .formatted(name);
    }

    private static void write(String key, String text) {
        cloud.clients().s3().putObject(put -> put.bucket(LocalCloud.OWN_BUCKET).key(key), RequestBody.fromString(text));
    }
}
