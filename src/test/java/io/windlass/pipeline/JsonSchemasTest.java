package io.windlass.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windlass.redshift.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The published JSON Schemas and the reader say the same, as far as a JSON Schema can say it.
class JsonSchemasTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static JsonNode resource(String name) throws IOException {
        return MAPPER.readTree(JsonSchemasTest.class.getClassLoader().getResourceAsStream(name));
    }

    @TestFactory
    Stream<DynamicTest> everySampleFitsItsJsonSchema() throws IOException {
        return Stream.of(
                        DefinitionFiles.in(Path.of("src/test/resources/definitions")),
                        DefinitionFiles.in(Path.of("src/main/resources")))
                .flatMap(files -> definitions(files)
                        .map(name -> DynamicTest.dynamicTest(
                                name,
                                () -> assertEquals(Set.of(), PublishedSchemas.validate(name, text(files, name))))));
    }

    private static Stream<String> definitions(DefinitionFiles files) {
        try {
            return files.names().stream().filter(name -> name.matches("(schemas|pipelines)/[^/]+\\.json"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(DefinitionFiles files, String name) throws IOException {
        return new String(files.read(name).orElseThrow(), StandardCharsets.UTF_8);
    }

    /// Mistakes of structure: of these cases every file with a mistake is refused by the JSON Schema as well.
    @TestFactory
    Stream<DynamicTest> mistakesOfStructureFailBoth() throws IOException {
        Set<String> structural = Set.of(
                "a list instead of an object",
                "nothing that a table needs",
                "an unknown member without a likely meaning",
                "misspelled members are not missing too",
                "members of the wrong type",
                "no columns",
                "a column that is no object",
                "an unknown style of sort key",
                "a sort key in one string",
                "unknown distribution and drift",
                "a distribution of another form",
                "no name and no type",
                "an unknown member of a column",
                "a type that is no string",
                "type and columns",
                "a parent with what only a column has",
                "a parent without columns",
                "nothing that a pipeline needs",
                "no steps",
                "a name that is none",
                "an unknown member",
                "a step that does nothing, and one that does two things",
                "members of the other kind of step",
                "starts that are none",
                "nothing that a copy step needs",
                "an unknown format",
                "a source without prefix",
                "prefixes that match nothing",
                "a bucket that is none",
                "an unknown overwrite",
                "loads that are none",
                "batches that are wrong",
                "unknown options",
                "what is not given as an option",
                "flags that are not true",
                "values of the wrong kind",
                "words that are none",
                "SQL in a string, and a file in a list");
        List<MistakeCase> cases = MistakeCase.all().stream()
                .filter(one -> structural.contains(one.title()))
                .toList();
        assertEquals(structural.size(), cases.size(), "a title has changed");
        return cases.stream()
                .map(one -> DynamicTest.dynamicTest(one.title(), () -> {
                    Set<String> wrong = new HashSet<>();
                    one.report().stream().map(line -> line.split("[: ]", 2)[0]).forEach(wrong::add);
                    for (String file : wrong) {
                        assertTrue(
                                !PublishedSchemas.validate(file, one.files().get(file))
                                        .isEmpty(),
                                file + " fits its JSON Schema");
                    }
                }));
    }

    @Test
    void theOptionsAreThoseOfTheReader() throws IOException {
        JsonNode options = resource("definitions/pipeline.schema.json").at("/$defs/options/properties");
        Set<String> names = new HashSet<>();
        options.fieldNames().forEachRemaining(names::add);
        assertEquals(Set.copyOf(CopyOption.texts()), names);
        options.forEach(option -> assertTrue(option.has("description"), option.toString()));
    }

    @Test
    void theFormatsAndEncodingsAreThoseOfTheReader() throws IOException {
        assertEquals(
                Arrays.stream(Format.values()).map(Format::text).toList(),
                texts(resource("definitions/pipeline.schema.json").at("/$defs/copyStep/properties/format/enum")));
        assertEquals(
                Arrays.stream(Encoding.values()).map(Encoding::toString).toList(),
                texts(resource("definitions/schema.schema.json").at("/$defs/column/properties/encode/enum")));
    }

    private static List<String> texts(JsonNode array) {
        return Stream.iterate(0, index -> index < array.size(), index -> index + 1)
                .map(index -> array.get(index).asText())
                .toList();
    }
}
