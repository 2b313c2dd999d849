package io.windlass.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Command;
import io.windlass.local.TestData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `redshift-copy` on Redshift's own sample, in the form in which it is published, and as tabs below a header.
class RedshiftCopyDataTest {

    private static final String EVENTS = """
            {"table": "event", "columns": [
              {"name": "eventid", "type": "integer", "notNull": true}, {"name": "venueid", "type": "smallint"},
              {"name": "catid", "type": "smallint"}, {"name": "dateid", "type": "smallint"},
              {"name": "eventname", "type": "varchar(200)"}, {"name": "starttime", "type": "timestamp"}],
             "distribution": {"key": "eventid"}, "sortKey": ["dateid"]}
            """;

    @TempDir
    private Path directory;

    private Path schema;
    private Path data;
    private String published;

    @BeforeEach
    void read() throws IOException {
        published = Files.readString(TestData.path("tickit/allevents_pipe.txt"), UTF_8);
        schema = Files.writeString(directory.resolve("event.json"), EVENTS);
        data = Files.createDirectories(directory.resolve("data/tickit"));
    }

    @Test
    void pipesAreReadAsPublishedPlainAndGzip() throws IOException {
        Files.writeString(data.resolve("allevents_pipe.txt"), published);
        gzip(data.resolve("allevents_pipe.txt.gz"), published);

        Command loaded = copy(
                "-f",
                "s3://awssample/tickit/",
                "--delimiter",
                "|",
                "--no-header",
                "--timeformat",
                "YYYY-MM-DD HH:MI:SS");

        assertEquals(0, loaded.code(), loaded.err());
        assertTrue(
                loaded.out().getFirst().contains("\"objects\":2,"), loaded.out().toString());
        assertTrue(
                loaded.out().getFirst().contains("\"rows\":17596,"),
                loaded.out().toString());
    }

    @Test
    void tabsBelowAHeaderNeedNoOptionPlainAndGzip() throws IOException {
        String tabs = "eventid\tvenueid\tcatid\tdateid\teventname\tstarttime\n" + published.replace('|', '\t');
        Files.writeString(data.resolve("a.txt"), tabs);
        gzip(data.resolve("b.txt.gz"), tabs);

        Command loaded = copy();

        assertEquals(0, loaded.code(), loaded.err());
        assertTrue(
                loaded.out().getFirst().contains("\"rows\":17596,"),
                loaded.out().toString());
    }

    @Test
    void theWrongDelimiterIsABadRowWithItsLine() throws IOException {
        Files.writeString(data.resolve("allevents_pipe.txt"), published);

        Command failed = copy("--no-header");

        assertEquals(2, failed.code());
        assertTrue(
                failed.err().contains("s3://data/tickit/allevents_pipe.txt: line 1: Delimiter not found (1214)"),
                failed.err());
    }

    private Command copy(String... more) {
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "redshift-copy",
                "--json",
                "--data",
                directory.resolve("data").toString(),
                "--create",
                "--schema",
                schema.toString()));
        arguments.addAll(List.of(more));
        return Command.run(arguments.toArray(String[]::new));
    }

    private static void gzip(Path file, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(UTF_8));
        }
    }
}
