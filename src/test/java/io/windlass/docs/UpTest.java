package io.windlass.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.acceptance.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./windlass up` as a newcomer treats it: in a process of its own.
class UpTest {

    @TempDir
    private Path directory;

    @Test
    void nothingHappensInSilence() throws IOException, InterruptedException {
        Path shop = directory.resolve("shop");
        define(shop, "orders");
        String home = directory.resolve("home").toString();
        try (KeptUp up =
                KeptUp.start(directory, List.of("up", "--definitions", "shop", "--home", home), line -> true)) {
            Files.writeString(directory.resolve("1.csv"), "1\n");
            Files.createDirectories(directory.resolve("home/inbox/returns"));
            Files.move(directory.resolve("1.csv"), directory.resolve("home/inbox/returns/1.csv"));
            assertEquals(
                    List.of(
                            "no live pipeline takes s3://data/returns/1.csv: it stays in its bucket and is not loaded",
                            "what is taken here: s3://data/orders/ by orders. Mind the prefix, or define a pipeline that"
                                    + " takes it and start up again; what lies in the bucket by then is handed over by"
                                    + " ./windlass backfill"),
                    up.said(lines -> lines.size() == 2));

            define(shop, "returns");
            assertEquals(
                    List.of(
                            "definitions changed in shop: pipelines/returns.json is new and schemas/returns.json is new."
                                    + " This up goes on with those it began with; to take these, stop it (Ctrl-C) and start it"
                                    + " again"),
                    up.said(lines -> lines.size() == 1));

            Command status = Command.run("status", "--home", home);
            assertEquals(0, status.code(), status.err());
            assertEquals(
                    "returns is not live in this up (" + home
                            + "): what arrives for it is not recorded. Stop that up and"
                            + " start it again to take definitions as they are now\n",
                    status.err());
        }
    }

    @Test
    void aShellTakesTheVariablesFromAFile() throws IOException, InterruptedException {
        define(directory.resolve("shop"), "orders");
        Path home = directory.resolve("it's home");
        List<String> told = new CopyOnWriteArrayList<>();
        try (KeptUp up =
                KeptUp.start(directory, List.of("up", "--definitions", "shop", "--home", "it's home"), told::add)) {
            assertEquals(List.of(), up.said(List::isEmpty));
            assertTrue(told.contains("for these in another terminal: source 'it'\\''s home/env'"), told::toString);
        }
        Map<String, String> written = new JsonMapper()
                .readValue(Files.readAllBytes(home.resolve("endpoints.json")), new TypeReference<>() {});
        Process shell = new ProcessBuilder("sh", "-c", ". './it'\\''s home/env' && env")
                .directory(directory.toFile())
                .start();
        List<String> known =
                new String(shell.getInputStream().readAllBytes(), UTF_8).lines().toList();
        String page = Files.readString(Path.of("docs/embedded-cloud.md"));
        assertTrue(written.containsKey("WINDLASS_STATUS_PAGE") && written.containsKey("AWS_ENDPOINT_URL_LAMBDA"));
        written.forEach((name, value) -> {
            assertTrue(known.contains(name + "=" + value), name);
            assertTrue(page.contains("| `" + name + "` |"), name + " is not in docs/embedded-cloud.md");
        });
        for (String file : List.of("env", "endpoints.json")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file))));
        }
    }

    private static void define(Path place, String name) throws IOException {
        Files.createDirectories(place.resolve("schemas"));
        Files.createDirectories(place.resolve("pipelines"));
        Files.writeString(
                place.resolve("schemas/" + name + ".json"),
                "{\"table\": \"%s\", \"columns\": [{\"name\": \"n\", \"type\": \"integer\"}]}".formatted(name));
        Files.writeString(place.resolve("pipelines/" + name + ".json"), """
                {"pipeline": "%1$s", "steps": [
                  {"step": "%1$s", "copy": "%1$s", "from": {"prefix": "%1$s/"}, "format": "csv"}]}""".formatted(name));
    }
}
