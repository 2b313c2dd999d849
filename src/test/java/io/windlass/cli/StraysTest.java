package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.acceptance.TestDefinitions;
import io.windlass.local.ObjectWritten;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StraysTest {

    private static final String ADVICE =
            "what is taken here: s3://data/t/ by t and s3://other/u/ that matches .*\\.csv by u. Mind the prefix, or define"
                    + " a pipeline that takes it and start up again; what lies in the bucket by then is handed over by"
                    + " ./windlass backfill";

    private final List<String> lines = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T10:00:00Z");
    private final Strays strays = new Strays(
            new TestDefinitions()
                    .table("t", "n", "integer")
                    .table("u", "n", "integer")
                    .pipeline("t", "t/", "csv", "")
                    .file("pipelines/u.json", """
                            {"pipeline": "u", "steps": [{"step": "u", "copy": "u", "format": "csv",
                              "from": {"bucket": "other", "prefix": "u/", "match": ".*\\\\.csv"}}]}""")
                    .catalog(),
            () -> now,
            lines::add);

    @Test
    void eachIsNamedAndTheAdviceGivenOnce() {
        hear("returns/1.csv");
        strays.look();
        hear("returns/2.csv");
        strays.look();
        strays.look();

        assertEquals(List.of(line("returns/1.csv"), ADVICE, line("returns/2.csv")), lines);
    }

    @Test
    void manyAreCounted() {
        for (int number = 0; number < 1_000; number++) {
            hear("x/" + number);
        }
        strays.look();
        assertEquals(7, lines.size());
        assertEquals(line("x/4"), lines.get(4));
        assertEquals("no live pipeline takes 995 objects more", lines.get(5));
        assertEquals(ADVICE, lines.get(6));

        lines.clear();
        for (int number = 0; number < 50; number++) {
            now = now.plusSeconds(1);
            hear("y/" + number);
            strays.look();
        }
        assertEquals(List.of(), lines);

        now = now.plusSeconds(10);
        hear("z/1");
        strays.look();
        assertEquals(List.of("no live pipeline takes 50 objects more", line("z/1")), lines);
    }

    @Test
    void whatLooksLikeAFolderAndHoldsNothingIsNone() {
        strays.hear(written("returns/", 0));
        strays.look();

        assertEquals(List.of(), lines);
    }

    private static String line(String key) {
        return "no live pipeline takes s3://data/" + key + ": it stays in its bucket and is not loaded";
    }

    private void hear(String key) {
        strays.hear(written(key, 3));
    }

    private ObjectWritten written(String key, long size) {
        return new ObjectWritten("data", key, ObjectWritten.Kind.PUT, size, "e", "00", now);
    }
}
