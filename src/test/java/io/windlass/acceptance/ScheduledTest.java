package io.windlass.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.local.LocalStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A pipeline that starts by schedule, moved by nothing but ticks.
class ScheduledTest {

    @Test
    void aTickStartsAPipelineWhoseTimeHasCome() throws IOException {
        TestDefinitions definitions =
                new TestDefinitions().table("u", "n", "integer").file("pipelines/u.json", """
                {"pipeline": "u", "start": {"schedule": "rate(1 minute)"}, "steps": [
                  {"step": "u", "copy": "u", "from": {"prefix": "u/"}, "format": "csv"}]}""");
        try (LocalStack stack = TestStack.holding(definitions.catalog(), new Heard())) {
            new Uploads(stack.cloud().clients().s3()).put("u/one.csv", "1\n".getBytes(StandardCharsets.UTF_8));
            stack.delivery().release();
            stack.settle();
            assertEquals(Optional.empty(), stack.journal().runs().pipeline("u").due());

            TestStack.load(stack, "{}");
            stack.settle();

            assertEquals(List.of("u/one.csv"), new Tables(stack.cloud().database()).loadedKeys("u"));
        }
    }
}
