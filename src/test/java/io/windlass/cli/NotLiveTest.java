package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.acceptance.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pipelines that are defined and that the cloud that is up did not begin with.
class NotLiveTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path directory;

    private static KeptStack up;

    @BeforeAll
    static void up() throws IOException {
        up = KeptStack.up(
                directory,
                Map.of(
                        "schemas/orders.json", table("orders"),
                        "schemas/returns.json", table("returns"),
                        "pipelines/orders.json", pipeline("orders"),
                        "pipelines/returns.json", pipeline("returns")));
        KeptCloud.live(Path.of(up.home()), List.of("orders"));
    }

    @AfterAll
    static void down() {
        up.close();
    }

    private static String table(String name) {
        return "{\"table\": \"%s\", \"columns\": [{\"name\": \"n\", \"type\": \"integer\"}]}".formatted(name);
    }

    private static String pipeline(String name) {
        return """
                {"pipeline": "%1$s", "steps": [
                  {"step": "%1$s", "copy": "%1$s", "from": {"prefix": "%1$s/"}, "format": "csv"}]}""".formatted(name);
    }

    private static String sentence() {
        return "returns is not live in this up (" + up.home()
                + "): what arrives for it is not recorded. Stop that up and"
                + " start it again to take definitions as they are now\n";
    }

    @Test
    void statusSaysSo() throws IOException {
        Command status = Command.run("status", "--home", up.home(), "--definitions", up.definitions());

        assertEquals(0, status.code(), status.err());
        assertEquals(sentence(), status.err());
        assertTrue(status.out().get(1).startsWith("orders ")
                && !status.out().get(1).contains("not live"));
        assertTrue(status.out().get(2).startsWith("returns ")
                && status.out().get(2).endsWith("not live"));

        List<String> lines = up.done("status", "returns");
        assertFalse(JSON.readTree(lines.getFirst()).get("live").booleanValue());
        assertTrue(JSON.readTree(up.done("status", "orders").getFirst())
                .get("live")
                .booleanValue());
    }

    @Test
    void whySaysSoOfAnObjectThatSuchAPipelineWouldTake() {
        up.lose("returns/1.csv", "1\n");
        up.put("orders/1.csv", "1\n");

        assertEquals(
                sentence(), up.command("why", KeptStack.url("returns/1.csv")).err());
        assertEquals("", up.command("why", KeptStack.url("orders/1.csv")).err());
    }
}
