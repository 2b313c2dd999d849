package io.windlass.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.journal.ObjectId;
import io.windlass.redshift.Question;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Queries step by step, over fakes.
class QueriesTest {

    private static final int ROWS = 2_500;

    private final HeldAnswers answers = new HeldAnswers(QueriesTest::answer);
    private final FakeClient fake = new FakeClient(ClientGround.pages(), answers);
    private final Queries queries = fake.client.queries();

    /// Of an UNLOAD nothing comes back.
    private static List<List<Object>> answer(Question question) {
        return question instanceof Question.Rows
                ? IntStream.range(0, ROWS)
                        .mapToObj(n -> List.<Object>of("key" + n, "value"))
                        .toList()
                : List.of();
    }

    private static Regions key(Object... values) {
        return Regions.exact(Map.of("key", Arrays.asList(values)));
    }

    private ResultPage page(Optional<String> next) {
        return queries.page("q", next);
    }

    @Test
    void aPageIsFollowedByTheNext() {
        queries.start("my_table", key("a"), "q");

        ResultPage first = page(Optional.empty());
        ResultPage second = page(first.next());
        ResultPage third = page(second.next());

        assertEquals(
                List.of(1_000, 1_000, 500),
                List.of(first.rows().size(), second.rows().size(), third.rows().size()));
        assertEquals(Optional.empty(), third.next());
        assertEquals("key2499", third.rows().getLast().get("key"));
        assertEquals(second, page(first.next()));
        assertEquals(1, answers.asked().size());
        assertEquals(
                List.of("key", "value"),
                first.columns().stream().map(column -> column.name()).toList());
    }

    @Test
    void whatRunsHasNoRowsYet() {
        answers.hold();
        queries.start("my_table", key("a"), "q");

        ResultPage running = page(Optional.empty());
        assertEquals(ResultPage.State.RUNNING, running.state());
        assertEquals(ResultPage.State.RUNNING, page(running.next()).state());
        answers.end();
        assertEquals(1_000, page(running.next()).rows().size());
    }

    @Test
    void aBusyWarehouseIsAskedLater() {
        answers.busy(true);
        queries.start("my_table", key("a"), "q");

        ResultPage running = page(Optional.empty());
        assertEquals(ResultPage.State.RUNNING, running.state());
        answers.busy(false);
        assertEquals(1_000, page(running.next()).rows().size());
    }

    @Test
    void anotherProcessGoesOnWhereOneLeftOff() {
        queries.start("my_table", key("a"), "q");
        ResultPage first = page(Optional.empty());
        assertEquals(1, answers.asked().size());

        // The same query under the same id is the same one, whoever asks.
        queries.start("my_table", key("a"), "q");
        assertEquals(first, page(Optional.empty()));
        assertEquals(1, answers.asked().size());
    }

    @Test
    void anotherQuestionUnderTheSameIdIsRefused() {
        queries.start("my_table", key("a", null, "it's"), "q");

        assertEquals(
                RequestFailed.Code.CONFLICT,
                assertThrows(RequestFailed.class, () -> queries.start("my_table", key("b"), "q"))
                        .code());
    }

    @Test
    void noKeysHaveNoRows() {
        queries.start("my_table", key(), "q");

        assertEquals(List.of(), page(Optional.empty()).rows());
        assertEquals(Optional.empty(), page(Optional.empty()).next());
        assertEquals(List.of(), answers.asked());
    }

    @Test
    void whatFailsSaysWhy() {
        answers.fail("ERROR: relation \"my_table\" does not exist");
        queries.start("my_table", key("a"), "q");

        ResultPage failed = page(Optional.empty());
        assertEquals(ResultPage.State.FAILED, failed.state());
        assertEquals(
                "ERROR: relation \"my_table\" does not exist; the first load makes the table, as does windlass create:"
                        + " wait for a job of it",
                failed.message());
    }

    @Test
    void whatIsStoppedTellsNoMore() {
        answers.hold();
        queries.start("my_table", key("a"), "q");
        ResultPage running = page(Optional.empty());

        queries.cancel("q");
        answers.end();

        assertEquals(ResultPage.State.CANCELLED, page(running.next()).state());
        assertEquals(ResultPage.State.CANCELLED, page(Optional.empty()).state());
    }

    @Test
    void whatIsForgottenIsUnknown() {
        queries.start("my_table", key("a"), "q");
        page(Optional.empty());

        queries.forget("q");

        assertEquals(List.of(), fake.store.there());
        assertEquals(
                RequestFailed.Code.UNKNOWN_QUERY,
                assertThrows(RequestFailed.class, () -> page(Optional.empty())).code());
    }

    @Test
    void whatHasNoSecretTakesNoToken() {
        Seal none = new Seal("q", "");
        String text = none.text(Cursor.first(0));

        assertEquals(
                "/next",
                assertThrows(RequestFailed.class, () -> none.open(text)).pointer());
        Seal some = new Seal("q", "secret");
        assertEquals(Cursor.first(0), some.open(some.text(Cursor.first(0))));
    }

    @Test
    void foreignTokensAreRefused() {
        queries.start("my_table", key("a"), "q");
        queries.start("my_table", key("a"), "other");
        Seal mine = new Seal("q", "a secret that somebody made up");
        String elsewhere = mine.text(new Cursor.InFile(0, "secrets/file", 0));
        String statement = mine.text(new Cursor.InResult(0, Optional.of("somebody else's"), Optional.empty()));
        String unsealed =
                Base64.getUrlEncoder().encodeToString(Cursor.first(0).json().getBytes(StandardCharsets.UTF_8));
        String other = queries.page("other", Optional.empty()).next().orElseThrow();

        for (String next : List.of("", "x", "%%%", "e30", elsewhere, statement, unsealed, other)) {
            RequestFailed refused = assertThrows(RequestFailed.class, () -> page(Optional.of(next)), next);
            assertEquals(RequestFailed.Code.BAD_REQUEST, refused.code());
            assertEquals("/next", refused.pointer());
        }
    }

    @Test
    void aResultThatIsTooLargeIsUnloadedAndReadInStretches() {
        answers.fail("Database response exceeded size limit");
        queries.start("my_table", key("a"), "q");
        StringBuilder lines = new StringBuilder();
        IntStream.range(0, 40)
                .forEach(n -> lines.append("{\"key\":\"k")
                        .append(n)
                        .append("\",\"value\":\"")
                        .append("x".repeat(60_000))
                        .append("\"}\n"));
        ObjectId file = new ObjectId("own", "_windlass/results/q/0/000");
        fake.store.put(file, lines.toString());
        fake.store.put(new ObjectId("own", "_windlass/results/q/0/001"), "");
        fake.store.put(new ObjectId("own", "_windlass/results/q/0/002"), "{\"key\":\"last\",\"value\":null}");

        List<Object> keys = new ArrayList<>();
        ResultPage page = page(Optional.empty());
        int pages = 1;
        while (page.next().isPresent()) {
            page.rows().forEach(row -> keys.add(row.get("key")));
            page = page(page.next());
            assertEquals(ResultPage.State.FINISHED, page.state());
            pages++;
        }
        page.rows().forEach(row -> keys.add(row.get("key")));

        assertEquals(41, keys.size());
        assertEquals("last", keys.getLast());
        assertTrue(pages >= 5, pages + " pages");
        Question.Unload unload =
                assertInstanceOf(Question.Unload.class, answers.asked().getLast());
        assertEquals("s3://own/_windlass/results/q/0/", unload.place());
        assertEquals(2, answers.asked().size());
    }

    @Test
    void aRowThatIsLongerThanAStretchIsReadWhole() {
        answers.fail("Packet for query is too large");
        queries.start("my_table", key("a"), "q");
        fake.store.put(
                new ObjectId("own", "_windlass/results/q/0/000"),
                "{\"key\":\"a\",\"value\":\"" + "x".repeat(5 << 20) + "\"}\n{\"key\":\"b\",\"value\":\"\"}\n");

        ResultPage start = page(Optional.empty());
        ResultPage first = page(start.next());
        assertEquals("a", first.rows().getFirst().get("key"));
        assertEquals(5 << 20, ((String) first.rows().getFirst().get("value")).length());
    }

    @Test
    void streamingStopsAtItsTimeOut() {
        answers.hold();
        try (Rows rows = fake.client.query("my_table", key("a"), Duration.ofSeconds(30))) {
            RequestFailed late = assertThrows(RequestFailed.class, rows::hasNext);
            assertEquals(RequestFailed.Code.TIMED_OUT, late.code());
            assertFalse(rows.hasNext());
        }
        answers.end();
        assertEquals(List.of(), fake.store.there());
    }

    @Test
    void streamingCanBeLeftAtAnyRow() {
        try (Rows rows = fake.client.exactKeyQuery("my_table", Map.of("key", List.of("a")))) {
            assertEquals("key0", rows.next().get("key"));
        }

        assertEquals(List.of(), fake.store.there());
    }

    @Test
    void manyKeysAreAskedForInSeveralStatements() {
        Object[] keys = IntStream.range(0, 2_300).mapToObj(n -> "key " + n).toArray();

        try (Rows rows = fake.client.query("my_table", key(keys), Duration.ofMinutes(1))) {
            int[] count = {0};
            rows.forEachRemaining(row -> count[0]++);
            assertEquals(3 * ROWS, count[0]);
        }
        assertEquals(3, answers.asked().size());
        assertEquals(
                2_300,
                answers.asked().stream()
                        .mapToInt(question -> question.selection().regions().size())
                        .sum());
    }

    @Test
    void malformedQuestionsAreNamed() {
        Map<Regions, String> wrong = Map.of(
                Regions.exact(Map.of("kye", List.of("a"))), "/keys/kye/0",
                Regions.exact(List.of(Map.of("key", 5))), "/keys/0/key",
                Regions.exact(Map.of("key", List.of("a", "nul\0"))), "/keys/key/1",
                Regions.ranges(List.of(Map.of("key", List.of("a", "b")), Map.of("key", List.of(1, 2)))),
                        "/regions/1/key");
        wrong.forEach((regions, pointer) -> assertEquals(
                pointer,
                assertThrows(RequestFailed.class, () -> queries.start("my_table", regions, "w"))
                        .pointer()));
        for (Object range : List.of(List.of("a"), List.of("a", "b", "c", "d"), List.of("a", "b", "c"), "a", 5)) {
            RequestFailed refused =
                    assertThrows(RequestFailed.class, () -> Regions.ranges(List.of(Map.of("key", range))));
            assertEquals("/regions/0/key", refused.pointer());
        }
        assertEquals(
                "/keys/0",
                assertThrows(RequestFailed.class, () -> Regions.exact(List.of(Map.of())))
                        .pointer());
    }
}
