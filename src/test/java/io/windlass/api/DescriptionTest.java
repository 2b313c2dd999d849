package io.windlass.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.client.Job;
import io.windlass.client.JobStatus;
import io.windlass.client.RequestFailed.Code;
import io.windlass.client.ResultPage;
import io.windlass.client.Row;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnType;
import io.windlass.schema.Table;
import io.windlass.schema.TableName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `docs/openapi.json` names what the code has, and nothing else.
class DescriptionTest {

    private static final List<Column> COLUMNS = List.of(Column.of("a", new ColumnType("BIGINT"), "$['a']"));

    private static JsonNode description;

    @BeforeAll
    static void read() throws IOException {
        description = new JsonMapper().readTree(Path.of("docs", "openapi.json").toFile());
    }

    @Test
    void everyActionIsThereAndNoOther() {
        JsonNode request = schema("Request");

        assertEquals(
                Set.copyOf(Action.names()), names(request.path("discriminator").path("mapping")));
        assertEquals(Action.names().size(), request.path("oneOf").size());
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void everyActionHasItsMembers(Action action) {
        JsonNode schema = schema(capital(action.text()));
        Set<String> required = new HashSet<>(action.required());
        required.add("action");
        Set<String> all = new HashSet<>(required);
        all.addAll(action.optional());

        assertEquals(
                action.text(),
                schema.path("properties").path("action").path("const").asText());
        assertEquals(required, texts(schema.path("required")));
        assertEquals(all, names(schema.path("properties")));
        assertTrue(schema.path("additionalProperties").isBoolean());
    }

    @Test
    void theBoundsOfAStatementsTimeAreTheReaders() {
        JsonNode time = schema("Import")
                .path("properties")
                .path("platform")
                .path("properties")
                .path("statementTimeout");

        assertEquals(RequestReader.SHORTEST_STATEMENT, time.path("minimum").doubleValue());
        assertEquals(RequestReader.LONGEST_STATEMENT, time.path("maximum").doubleValue());
    }

    @Test
    void everySettingOfAPlatformIsThere() {
        assertEquals(
                Set.copyOf(RequestReader.OF_PLATFORM),
                names(schema("Import").path("properties").path("platform").path("properties")));
    }

    @Test
    void everyCodeIsThereUnderItsStatus() {
        Map<Integer, Set<String>> codes = new TreeMap<>();
        Arrays.stream(Code.values())
                .forEach(code -> codes.computeIfAbsent(Fault.status(code), status -> new TreeSet<>())
                        .add(code.text()));
        List.of(Fault.unknownPath(), Fault.methodNotAllowed(), Fault.unsupportedMediaType())
                .forEach(fault -> codes.computeIfAbsent(fault.status(), status -> new TreeSet<>())
                        .add(fault.code()));

        Map<Integer, Set<String>> told = new TreeMap<>();
        for (Map.Entry<String, JsonNode> response : responses().properties()) {
            Set<String> named = new TreeSet<>();
            response.getValue().findValues("enum").forEach(names -> named.addAll(texts(names)));
            if (!response.getKey().equals("200")) {
                told.put(Integer.valueOf(response.getKey()), named);
            }
        }
        assertEquals(codes, told);
    }

    @Test
    void everyAnswerHasItsMembers() {
        Job.Kind kind = Job.Kind.WRITE;
        Job job = new Job("t", "j", kind, "w", Instant.EPOCH, OptionalLong.of(1), List.of());
        fits("GivenJob", Told.job(job), true);
        fits("GivenJob", Told.job(new Job("t", "j", kind, "w", Instant.EPOCH, OptionalLong.empty(), List.of())), false);

        JobStatus status = new JobStatus(
                "j",
                JobStatus.State.FAILED,
                0,
                0,
                0,
                1,
                0,
                0,
                List.of(new JobStatus.Failure("o", "r")),
                OptionalLong.of(1));
        ObjectNode told = Told.status("t", status);
        fits("JobStatus", told, true);
        assertEquals(
                names(schema("JobStatus").at("/properties/failures/items/properties")),
                names(told.path("failures").path(0)));
        assertEquals(states(JobStatus.State.values()), texts(schema("JobStatus").at("/properties/state/enum")));

        Table table = new Table(
                new TableName(Optional.empty(), "t"),
                COLUMNS,
                List.of("a"),
                new Table.Distribution.Auto(),
                Table.SortKey.none(),
                "",
                false,
                Table.Drift.IGNORE);
        ObjectNode tables = Told.tables(List.of(table));
        fits("TableList", tables, true);
        JsonNode each = schema("TableList").at("/properties/tables/items/properties");
        assertEquals(names(each), names(tables.at("/tables/0")));
        assertEquals(names(each.at("/columns/items/properties")), names(tables.at("/tables/0/columns/0")));
    }

    @Test
    void everyPageHasItsMembers() {
        ResultPage page = new ResultPage(
                ResultPage.State.FAILED, COLUMNS, List.of(new Row(List.of("a"), List.of(1L))), Optional.of("n"), "why");
        ObjectNode told = Pages.told(page, new Pages.Place(0, Optional.empty()));

        fits("ResultPage", told, true);
        assertEquals(
                names(schema("ResultPage").at("/properties/columns/items/properties")), names(told.at("/columns/0")));
        assertEquals(
                states(ResultPage.State.values()), texts(schema("ResultPage").at("/properties/state/enum")));
        ResultPage last = new ResultPage(ResultPage.State.FINISHED, COLUMNS, List.of(), Optional.empty(), "");
        fits("ResultPage", Pages.told(last, new Pages.Place(0, Optional.empty())), false);
    }

    /// @param full whether it has all that an answer of its kind may have, or only what it must have
    private static void fits(String name, ObjectNode answer, boolean full) {
        JsonNode schema = schema(name);
        assertEquals(full ? names(schema.path("properties")) : texts(schema.path("required")), names(answer));
    }

    private static Set<String> states(Enum<?>[] values) {
        Set<String> names = new HashSet<>();
        Arrays.stream(values).forEach(value -> names.add(value.name()));
        return names;
    }

    private static JsonNode responses() {
        return description.path("paths").path("/").path("post").path("responses");
    }

    private static JsonNode schema(String name) {
        JsonNode schema = description.path("components").path("schemas").path(name);
        assertTrue(schema.isObject(), name);
        return schema;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.properties().forEach(member -> names.add(member.getKey()));
        return names;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
