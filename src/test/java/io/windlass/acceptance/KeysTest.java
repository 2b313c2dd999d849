package io.windlass.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.load.Notice;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Keys are data: whatever they hold, the object is loaded and the ledger has the very key.
class KeysTest {

    private static final String PREFIX = "keys and more/";

    @Test
    void everyKeyThatTheServerHoldsIsLoadedAndInTheLedgerAsItIs() throws Exception {
        List<String> keys = new ArrayList<>(HostileKeys.below(PREFIX + "own/", HostileKeys.own()));
        keys.add(HostileKeys.longest(PREFIX + "long/"));
        HostileKeys.below(PREFIX + "naughty/", HostileKeys.naughty()).stream()
                .filter(key -> LocalCloud.refusal(key).isEmpty())
                // A folder marker, which is no data.
                .filter(key -> !key.endsWith("/"))
                .forEach(keys::add);
        assertTrue(keys.size() > 450, () -> keys.size() + " keys");
        Map<String, byte[]> objects = new TreeMap<>();
        for (String key : keys) {
            assertEquals(Optional.empty(), LocalCloud.refusal(key));
            objects.put(key, "{\"n\":%d}".formatted(objects.size()).getBytes(StandardCharsets.UTF_8));
        }
        TestDefinitions definitions =
                new TestDefinitions().table("keys", "n", "integer").pipeline("keys", PREFIX, "json auto", "");
        Heard heard = new Heard();
        try (LocalStack stack = TestStack.holding(definitions.catalog(), heard)) {
            new Uploads(stack.cloud().clients().s3()).put(objects);
            stack.delivery().release();

            stack.settle();

            Tables tables = new Tables(stack.cloud().database());
            assertEquals(List.of(), stack.delivery().failed());
            assertEquals(List.of(), heard.all(Notice.Quarantined.class));
            assertEquals(
                    keys.stream().sorted().toList(),
                    tables.loadedKeys("keys").stream().sorted().toList());
            assertEquals(keys.size(), tables.number("select count(distinct n) from keys"));
            assertEquals(keys.size(), tables.number("select count(*) from keys"));
        }
    }
}
