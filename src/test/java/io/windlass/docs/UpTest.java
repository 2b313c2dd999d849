package io.windlass.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.acceptance.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
