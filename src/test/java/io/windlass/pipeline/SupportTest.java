package io.windlass.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.windlass.redshift.Compression;
import io.windlass.redshift.CopyOptions;
import io.windlass.redshift.Format;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SupportTest {

    private final Catalog catalog = assertInstanceOf(
                    Definitions.Sound.class,
                    Definitions.read(DefinitionFiles.in(Path.of("src/test/resources/definitions"))))
            .catalog();

    private List<String> missing(String pipeline) {
        return Support.missing(catalog.pipeline(pipeline).orElseThrow());
    }

    @Test
    void whatThisVersionCannotRunIsNamedStepByStep() {
        assertEquals(List.of(), missing("sparkify"));
        assertEquals(
                List.of(
                        "step \"orders\": overwrite \"replace\" with another \"load\" than \"append\" is not supported yet"),
                missing("orders"));
        assertEquals(List.of(), missing("hits"));
        assertEquals(List.of(), missing("arbalest"));
        assertEquals(List.of(), missing("every_type"));
        assertEquals(List.of(), missing("documents"));
    }

    @Test
    void whatOnlyASeriesGivesNeedsOneBeforeIt() {
        String[] parts = {
            "{\"step\": \"first\", \"sql\": [\"select :cursor, :range_from\"], \"expect\": \"select 1 where :range_to = 1\"}",
            "{\"step\": \"copy\", \"copy\": \"t\", \"from\": {\"prefix\": \"t/\", \"series\": {\"by\": \"integer\"}},"
                    + " \"format\": \"csv\", \"load\": {\"range\": {\"column\": \"a\", \"from\": 1, \"to\": 2}}}",
            "{\"step\": \"last\", \"sql\": [\"select :cursor, :range_from, :range_to\"]}"
        };
        Definitions.Sound sound = assertInstanceOf(
                Definitions.Sound.class,
                Definitions.read(DefinitionFiles.of(Map.of(
                        "schemas/t.json",
                        "{\"table\": \"t\", \"columns\": [{\"name\": \"a\", \"type\": \"integer\"}]}",
                        "pipelines/p.json",
                        "{\"pipeline\": \"p\", \"steps\": [" + String.join(", ", parts) + "]}"))));

        String none = " without a copy step before it that has a \"series\" is not supported yet";
        assertEquals(
                List.of(
                        "step \"first\": :cursor" + none,
                        "step \"first\": :range_from" + none,
                        "step \"first\": :range_to" + none,
                        "step \"copy\": a range with both a \"series\" and bounds of its own is not supported yet"),
                Support.missing(sound.catalog().pipeline("p").orElseThrow()));
    }

    @Test
    void whatIsWrittenAgainIsReplacedWhereNothingReadsTheNewRunsAlone() {
        assertEquals(List.of(), replacing("append", "select :run_id"));
        assertEquals(
                List.of(
                        "step \"copy\": overwrite \"replace\" with another \"load\" than \"append\" is not supported yet"),
                replacing("replace", "select 1"));
        assertEquals(
                List.of("step \"last\": :from_run after a copy step whose overwrite is \"replace\","
                        + " whose old rows come again under a new run, is not supported yet"),
                replacing("append", "select :from_run"));
    }

    private static List<String> replacing(String load, String sql) {
        Definitions.Sound sound = assertInstanceOf(
                Definitions.Sound.class,
                Definitions.read(DefinitionFiles.of(Map.of(
                        "schemas/t.json",
                        "{\"table\": \"t\", \"audit\": true, \"columns\": [{\"name\": \"a\", \"type\": \"integer\"}]}",
                        "pipelines/p.json",
                        "{\"pipeline\": \"p\", \"steps\": [{\"step\": \"copy\", \"copy\": \"t\", \"from\": {\"prefix\": \"t/\","
                                + " \"overwrite\": \"replace\"}, \"format\": \"csv\", \"load\": \"" + load
                                + "\"}, {\"step\": \"last\", \"sql\": [\"" + sql + "\"]}]}"))));
        return Support.missing(sound.catalog().pipeline("p").orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void everyFormatCanBeRun(Format format) {
        for (Compression compression : Compression.values()) {
            assertEquals(
                    List.of(),
                    Support.missing(copying(format, CopyOptions.none(), Optional.of(compression))),
                    format.text());
        }
        assertEquals(List.of(), Support.missing(copying(format, CopyOptions.none(), Optional.empty())), format.text());
    }

    @Test
    void everyOptionCanBeRunButADelimiterOfMoreThanOneCharacter() {
        for (String option : CopyOption.texts()) {
            CopyOptions options = CopyOptions.of(Map.of(option, new CopyOptions.Value.Flag()));
            assertEquals(List.of(), Support.missing(copying(Format.CSV, options, Optional.empty())), option);
        }
        assertEquals(List.of(), delimiter("\t"));
        assertEquals(
                List.of("step \"s\": a \"delimiter\" of more than one character is not supported yet"),
                delimiter("|~|"));
    }

    private static List<String> delimiter(String text) {
        CopyOptions options = CopyOptions.of(Map.of("delimiter", new CopyOptions.Value.Text(text)));
        return Support.missing(copying(Format.DELIMITED, options, Optional.empty()));
    }

    private static Pipeline copying(Format format, CopyOptions options, Optional<Compression> compression) {
        Definitions.Sound sound = assertInstanceOf(
                Definitions.Sound.class,
                Definitions.read(DefinitionFiles.of(Map.of(
                        "schemas/t.json",
                        "{\"table\": \"t\", \"columns\": [{\"name\": \"a\", \"type\": \"super\"}]}",
                        "pipelines/p.json",
                        "{\"pipeline\": \"p\", \"steps\": [{\"step\": \"s\", \"copy\": \"t\", \"from\": {\"prefix\": \"\"},"
                                + " \"format\": \"json\"}]}"))));
        Pipeline pipeline = sound.catalog().pipeline("p").orElseThrow();
        Step.Copy step = pipeline.copies().getFirst();
        Step.Copy changed =
                new Step.Copy("s", step.table(), step.from(), format, options, compression, step.batch(), step.load());
        return new Pipeline(pipeline.name(), pipeline.start(), List.of(changed), pipeline.dependsOn());
    }
}
