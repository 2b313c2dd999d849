package io.windlass.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.load.Notice;
import io.windlass.local.LocalStack;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstRunsTest {

    private static final int PIPELINES = 12;

    @Test
    void pipelinesThatStartTogetherOnAnEmptyWarehouseAllLoad() throws Exception {
        TestDefinitions definitions = new TestDefinitions();
        Map<String, byte[]> objects = new HashMap<>();
        for (int number = 0; number < PIPELINES; number++) {
            String name = "p" + number;
            definitions.table(name, "a", "integer").pipeline(name, name + "/", "json auto", "");
            objects.put(name + "/one.json", "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        }
        Heard heard = new Heard();
        try (LocalStack stack = TestStack.holding(definitions.catalog(), heard)) {
            new Uploads(stack.cloud().clients().s3()).put(objects);
            stack.delivery().release();

            stack.settle();

            assertEquals(List.of(), heard.all(Notice.Voiding.class));
            Tables tables = new Tables(stack.cloud().database());
            assertEquals(PIPELINES, tables.number("select count(*) from windlass.ledger_object"));
            for (int number = 0; number < PIPELINES; number++) {
                assertEquals(1, tables.number("select count(*) from p" + number));
            }
        }
    }
}
