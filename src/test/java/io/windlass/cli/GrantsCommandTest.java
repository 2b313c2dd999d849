package io.windlass.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.acceptance.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script of rights, against its golden file in `src/test/resources/golden/grants`. After a wanted change write
/// it anew with `-Dwindlass.golden=write` and read the difference.
class GrantsCommandTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "grants", "every-kind.sql");

    @TempDir
    private Path directory;

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void writeTable(String name, String more) throws IOException {
        write("schemas/" + name + ".json", """
                {"table": "sales.%s", "columns": [{"name": "id", "type": "integer"}, {"name": "at", "type": "date"}]%s}
                """.formatted(name, more));
    }

    private static String copy(String table, String more) {
        return "{\"step\": \"%1$s\", \"copy\": \"sales.%1$s\", \"from\": {\"prefix\": \"%1$s/\"}, \"format\": \"csv\"%2$s}"
                .formatted(table, more);
    }

    private void writePipeline(String name, String... steps) throws IOException {
        write(
                "pipelines/" + name + ".json",
                "{\"pipeline\": \"" + name + "\", \"start\": \"manual\", \"steps\": [" + String.join(",\n", steps)
                        + "]}");
    }

    private void writeEveryKind() throws IOException {
        writeTable("added", ", \"comment\": \"As it comes.\"");
        writeTable("drifting", ", \"drift\": \"add\"");
        writeTable("audited", ", \"audit\": true");
        writeTable("merged", "");
        writeTable("replaced", "");
        writeTable("swapped", "");
        writeTable("ranged", "");
        writeTable("summed", "");
        writeTable("elsewhere", "");
        writePipeline(
                "every_kind",
                copy("added", ""),
                copy("drifting", ""),
                copy("audited", ""),
                copy("merged", ", \"load\": {\"merge\": {\"key\": [\"id\"]}}"),
                copy("replaced", ", \"load\": \"replace\""),
                copy("swapped", ", \"load\": {\"replace\": {\"swap\": true}}"),
                copy(
                        "ranged",
                        ", \"load\": {\"range\": {\"column\": \"at\", \"from\": \"2026-01-01\", \"to\": \"2027-01-01\"}}"),
                "{\"step\": \"sums\", \"creates\": [\"sales.summed\"], \"sql\": [\"delete from sales.summed\","
                        + " \"insert into sales.summed select m.id, m.at from sales.merged as m join ref.days on days.at = m.at\","
                        + " \"drop table if exists report\", \"select * into report from sales.summed\","
                        + " \"call sales.refresh()\"]}");
        writePipeline("other", copy("elsewhere", ""));
    }

    private Command grants(String... more) {
        String[] all = new String[more.length + 3];
        all[0] = "grants";
        all[1] = "--definitions";
        all[2] = directory.toString();
        System.arraycopy(more, 0, all, 3, more.length);
        return Command.run(all);
    }

    @Test
    void theScriptIsThatOfTheGoldenFile() throws IOException {
        writeEveryKind();

        Command grants = grants(
                "every_kind",
                "--user",
                "IAMR:Loader \"1\"",
                "--api-user",
                "IAMR:Api",
                "--database",
                "Shop",
                "--copy-role",
                "arn:aws:iam::123456789012:role/copy");

        assertEquals(0, grants.code(), grants.err());
        String script = String.join("\n", grants.out()) + "\n";
        if ("write".equals(System.getProperty("windlass.golden"))) {
            Files.writeString(GOLDEN, script, UTF_8);
        }
        assertEquals(Files.readString(GOLDEN, UTF_8), script);
    }

    @Test
    void withoutANameAllPipelinesAreMeant() throws IOException {
        writePipeline("one", copy("a", ""));
        writePipeline("two", copy("b", ""));
        writeTable("a", "");
        writeTable("b", "");

        List<String> all = grants("--user", "u").out();
        assertTrue(all.contains("GRANT INSERT ON TABLE \"sales\".\"a\" TO \"u\";"), all::toString);
        assertTrue(all.contains("GRANT INSERT ON TABLE \"sales\".\"b\" TO \"u\";"), all::toString);
        List<String> one = grants("one", "--user", "u").out();
        assertFalse(String.join("\n", one).contains("\"b\""), one::toString);
    }

    @Test
    void withoutAnApiNobodyIsLetInToRead() throws IOException {
        writeEveryKind();

        assertFalse(String.join("\n", grants("--user", "u").out()).contains("API"));
    }

    @Test
    void jsonHasALineForEachStatementAndRemark() throws IOException {
        writeEveryKind();
        Command grants = grants("--user", "u", "--json");

        assertEquals(0, grants.code(), grants.err());
        for (String line : grants.out()) {
            JsonNode object = new JsonMapper().readTree(line);
            assertEquals(1, object.size(), line);
            assertTrue(object.has("sql") || object.has("remark"), line);
        }
    }

    @Test
    void whatCannotBeMeantIsRefused() throws IOException {
        writeEveryKind();

        assertEquals(64, grants().code());
        assertEquals(64, grants("--user", " ").code());
        assertEquals(64, grants("--user", "a\nb").code());
        assertEquals(64, grants("--user", "u", "--api-user", "a\nb").code());
        assertEquals(64, grants("--user", "u", "--database", "").code());
        assertEquals(64, grants("--user", "u", "--copy-role", "copy").code());
        Command unknown = grants("every_kin", "--user", "u");
        assertEquals(2, unknown.code());
        assertEquals("there is no pipeline every_kin; the definitions have every_kind, other\n", unknown.err());
    }
}
