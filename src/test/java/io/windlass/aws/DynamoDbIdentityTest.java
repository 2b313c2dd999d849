package io.windlass.aws;

import static io.windlass.aws.FaultyTables.scripted;
import static io.windlass.aws.FaultyTables.withoutRetries;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.aws.ScriptedHttpClient.Action;
import io.windlass.local.JournalTable;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DynamoDbIdentityTest {

    @Test
    void isMadeOnceHoweverManyAsk() {
        DynamoDbTable table =
                new DynamoDbTable(DynamoDbFixture.client(builder -> {}), "journal-made-once", Impatient.backoff(1));
        JournalTable.create(table.client(), table.name());
        AtomicInteger made = new AtomicInteger();

        Set<String> ids = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> new DynamoDbIdentity(table, () -> "%012d".formatted(made.incrementAndGet())))
                .map(DynamoDbIdentity::journal)
                .collect(Collectors.toSet());

        assertEquals(1, ids.size(), ids.toString());
        assertEquals(ids, Set.of(new DynamoDbIdentity(table, () -> "zzzzzzzzzzzz").journal()));
    }

    @Test
    void isReadOnce() {
        ScriptedHttpClient http = scripted(call -> new Action.Pass());
        DynamoDbIdentity identity = new DynamoDbIdentity(withoutRetries(http), () -> "abcdefghijkl");
        String id = identity.journal();
        int calls = http.calls().size();

        assertEquals(id, identity.journal());

        assertEquals(calls, http.calls().size());
    }
}
