package io.windlass.client;

import static io.windlass.client.ClientGround.row;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.TestDefinitions;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which tables can be written, and what is missing where one cannot.
class TablesTest {

    private static final String SCHEMA = """
            {"table": "shop.t", "columns": [{"name": "key", "type": "varchar(8)"}, {"name": "value", "type": "varchar(8)"}]}""";

    private static RequestFailed refused(String from, String more) {
        TestDefinitions definitions = definitions(from, more);
        return assertThrows(
                RequestFailed.class,
                () -> new FakeClient(definitions).client.writeBatch("shop.t", List.of(row("a", "b")), "j"));
    }

    private static TestDefinitions definitions(String from, String more) {
        return new TestDefinitions().file("schemas/t.json", SCHEMA).file("pipelines/p.json", """
                        {"pipeline": "p", "steps": [{"step": "s", "copy": "shop.t", "from": {"prefix": "t/%s}%s}]}""".formatted(from, more));
    }

    private static String put(String from, String more) {
        FakeClient fake = new FakeClient(definitions(from, more));
        fake.client.writeBatch("shop.t", List.of(row("a", "b")), "j");
        return fake.data().getFirst();
    }

    @Test
    void suggestsTheTableThatIsMeant() {
        RequestFailed refused = assertThrows(
                RequestFailed.class,
                () -> new FakeClient(ClientGround.pages()).client.writeBatch("my_tabel", List.of()));

        assertEquals(RequestFailed.Code.UNKNOWN_TABLE, refused.code());
        assertEquals("/table", refused.pointer());
        assertTrue(refused.getMessage().endsWith("did you mean my_table?"), refused.getMessage());
    }

    @Test
    void tellsAllTablesAlsoThoseThatSqlFills() {
        FakeClient fake = new FakeClient(definitions("\"", ", \"format\": \"json\"")
                .table("made", "a", "integer")
                .file("pipelines/q.json", """
                        {"pipeline": "q", "start": "manual", "steps": [{"step": "s", "creates": ["made"], "sql": ["select 1"]}]}"""));

        assertEquals(
                List.of("made", "shop.t"),
                fake.client.tables().stream()
                        .map(table -> table.name().toString())
                        .toList());
        RequestFailed refused = assertThrows(RequestFailed.class, () -> fake.client.writeBatch("made", List.of()));
        assertEquals(RequestFailed.Code.NOT_WRITABLE, refused.code());
    }

    @Test
    void writesDownTheStepThatIsMissing() {
        RequestFailed refused = refused("\"", ", \"format\": \"parquet\"");
        assertEquals(RequestFailed.Code.NOT_WRITABLE, refused.code());
        String step = refused.getMessage().substring(refused.getMessage().indexOf('{'));
        assertTrue(refused.getMessage().contains("to the steps of pipeline p"), refused.getMessage());

        TestDefinitions mended =
                new TestDefinitions().file("schemas/t.json", SCHEMA).file("pipelines/p.json", """
                        {"pipeline": "p", "steps": [{"step": "s", "copy": "shop.t", "from": {"prefix": "t/"}, "format": "parquet"}, %s]}""".formatted(step));
        assertDoesNotThrow(() -> new FakeClient(mended).client.writeBatch("shop.t", List.of(row("a", "b")), "j"));
    }

    @Test
    void fitsTheNameToTheStep() {
        assertEquals("s3://data/t/windlass-jobs/j/1.json.gz", put("\"", ", \"format\": \"json\""));
        assertEquals(
                "s3://data/t/windlass-jobs/j/1.json", put("\", \"match\": \".*[.]json\"", ", \"format\": \"json\""));
        assertEquals(
                "s3://data/t/windlass-jobs/j/1.json", put("\"", ", \"format\": \"json\", \"compression\": \"none\""));
        assertEquals(
                "s3://other/t/windlass-jobs/j/1.json.gz",
                put("\", \"bucket\": \"other\"", ", \"format\": \"json auto\""));
    }

    @Test
    void namesWhatKeepsAStepFromTakingRows() {
        assertTrue(refused("dt=*/\"", ", \"format\": \"json\"").getMessage().contains("partitions only"));
        assertTrue(refused("\", \"series\": {\"by\": \"date\"}", ", \"format\": \"json\"")
                .getMessage()
                .contains("series only"));
        assertTrue(refused("\"", ", \"format\": \"json\", \"compression\": \"zstd\"")
                .getMessage()
                .contains("leave its \"compression\" out"));
        RequestFailed match = refused("\", \"match\": \"events-.*\"", ", \"format\": \"json\"");
        assertEquals(RequestFailed.Code.NOT_WRITABLE, match.code());
        assertTrue(match.getMessage().contains("widen its \"match\""), match.getMessage());
    }
}
