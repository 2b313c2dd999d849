package io.windlass.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.load.Notice;
import io.windlass.load.TickOutcome;
import io.windlass.local.LocalStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every text of JSONTestSuite that is no JSON, each the only object of its run.
class BadJsonTest {

    /// So many pipelines share the objects of a format, so that their runs overlap.
    private static final int PIPELINES = 8;

    /// They hold no value at all, which is zero rows.
    private static final Set<String> EMPTY = Set.of("n_single_space.json", "n_structure_no_data.json");

    private static final Heard HEARD = new Heard();
    private static LocalStack stack;
    private static Set<String> names;
    private static Map<String, TickOutcome> outcomes;

    @BeforeAll
    static void loadThemAll() throws Exception {
        Path data = TestData.folder("bad-json");
        try (Stream<Path> files = Files.list(data)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("n_"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        stack = TestStack.holding(definitions().catalog(), HEARD);
        Map<String, byte[]> objects = new HashMap<>();
        int number = 0;
        for (String name : names) {
            byte[] content = Files.readAllBytes(data.resolve(name));
            objects.put("paths" + number % PIPELINES + "/" + name, content);
            objects.put("auto" + number % PIPELINES + "/" + name, content);
            number++;
        }
        new Uploads(stack.cloud().clients().s3()).put(objects);
        stack.delivery().release();
        outcomes = stack.settle();
    }

    private static TestDefinitions definitions() {
        TestDefinitions definitions = new TestDefinitions();
        for (int number = 0; number < PIPELINES; number++) {
            one(definitions, "paths" + number, "json");
            one(definitions, "auto" + number, "json auto");
        }
        return definitions;
    }

    private static void one(TestDefinitions definitions, String name, String format) {
        definitions
                .table(name, "a", "varchar(100)")
                .pipeline(name, name + "/", format, ", \"batch\": {\"maxFiles\": 1}");
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"paths", "auto"})
    void everyOneIsSetAsideWithItsNameAndLineAndNothingIsHalfLoaded(String format) {
        Map<String, String> reasons = HEARD.all(Notice.Quarantined.class).stream()
                .filter(quarantined -> quarantined.step().pipeline().startsWith(format))
                .collect(Collectors.toMap(
                        quarantined -> name(quarantined.object().key()), Notice.Quarantined::reason));

        Set<String> expected = new TreeSet<>(names);
        expected.removeAll(EMPTY);
        assertEquals(expected, new TreeSet<>(reasons.keySet()));
        reasons.forEach((name, reason) -> assertTrue(reason.matches("line [0-9]+.*: .+"), name + ": " + reason));
        assertEquals(188, names.size());
        assertEquals(EMPTY, loaded(format));
        Tables tables = new Tables(stack.cloud().database());
        for (int number = 0; number < PIPELINES; number++) {
            String table = format + number;
            assertEquals(new TickOutcome.Quiet(List.of()), outcomes.get(table));
            if (!tables.loadedKeys(table).isEmpty()) {
                assertEquals(0, tables.number("select count(*) from " + table));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"paths", "auto"})
    void eachRunHeldOneObject(String format) {
        List<Notice.RunOpened> runs = HEARD.all(Notice.RunOpened.class).stream()
                .filter(run -> run.pipeline().startsWith(format))
                .toList();

        assertEquals(names.size(), runs.size());
        assertTrue(runs.stream().allMatch(run -> run.files() == 1));
    }

    /// The table of a pipeline of which nothing was ever loaded does not even exist: its first load makes it.
    private static Set<String> loaded(String format) {
        Tables tables = new Tables(stack.cloud().database());
        List<String> keys = new ArrayList<>();
        for (int number = 0; number < PIPELINES; number++) {
            keys.addAll(tables.loadedKeys(format + number));
        }
        return keys.stream().map(BadJsonTest::name).collect(Collectors.toSet());
    }

    private static String name(String key) {
        return key.substring(key.indexOf('/') + 1);
    }
}
