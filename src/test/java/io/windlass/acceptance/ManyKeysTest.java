package io.windlass.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.load.Notice;
import io.windlass.local.LocalStack;
import io.windlass.local.ObjectWritten;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ManyKeysTest {

    private static final int KEYS = 2_000;
    private static final int INVOCATIONS = 8;

    /// Each of these is delivered twice, back to back: 5 %.
    private static final int DOUBLED = 20;

    @Test
    void everyKeyIsLoadedOnceHoweverManyInvocationsThereAreAtOnce() throws Exception {
        TestDefinitions definitions =
                new TestDefinitions().table("numbers", "n", "integer").pipeline("numbers", "in/", "json auto", "");
        Heard heard = new Heard();
        try (LocalStack stack = TestStack.holding(definitions.catalog(), heard)) {
            Map<String, byte[]> objects = objects();
            new Uploads(stack.cloud().clients().s3()).put(objects);

            int deliveries = invoke(stack, stack.delivery().take());
            stack.settle();

            // A put whose answer was lost is put again by the SDK, and then there are two writes of the same.
            assertTrue(deliveries >= KEYS + KEYS / DOUBLED, () -> deliveries + " deliveries");
            Tables tables = new Tables(stack.cloud().database());
            List<String> keys = tables.loadedKeys("numbers").stream().sorted().toList();
            assertEquals(List.copyOf(objects.keySet()), keys);
            assertEquals(KEYS, tables.number("select count(*) from numbers"));
            assertEquals(KEYS, tables.number("select count(distinct n) from numbers"));
            assertEquals(2, tables.number("select count(distinct part) from windlass.ledger"));
            assertEquals(List.of(), heard.all(Notice.Quarantined.class));
            assertTrue(heard.all(Notice.RunOpened.class).size() >= 2);
        }
    }

    /// One row each, every other one compressed.
    private static Map<String, byte[]> objects() throws IOException {
        Map<String, byte[]> objects = new TreeMap<>();
        for (int number = 0; number < KEYS; number++) {
            byte[] row = "{\"n\":%d}".formatted(number).getBytes(StandardCharsets.UTF_8);
            boolean compressed = number % 2 == 0;
            objects.put(
                    "in/%02d/%04d.json%s".formatted(number % 37, number, compressed ? ".gz" : ""),
                    compressed ? compressed(row) : row);
        }
        return objects;
    }

    /// The loader ticks meanwhile, as its schedule makes it.
    private static int invoke(LocalStack stack, List<ObjectWritten> writes) throws Exception {
        List<ObjectWritten> deliveries = new ArrayList<>();
        for (int index = 0; index < writes.size(); index++) {
            deliveries.addAll(Collections.nCopies(index % DOUBLED == 0 ? 2 : 1, writes.get(index)));
        }
        Thread schedule = Thread.ofVirtual().start(stack::tick);
        TestStack.recordAll(stack, deliveries, INVOCATIONS);
        schedule.join();
        return deliveries.size();
    }

    private static byte[] compressed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
