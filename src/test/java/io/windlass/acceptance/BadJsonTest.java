package io.windlass.acceptance;


import io.windlass.load.Notice;
import io.windlass.load.TickOutcome;
import io.windlass.local.EventDelivery;
import io.windlass.local.LocalStack;
import io.windlass.local.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every text that is no JSON, each the only object of its run.
class BadJsonTest {

    /// So many pipelines share the objects of a format, so that their runs overlap.
    private static final int PIPELINES = 8;

    /// They hold no value at all, which is zero rows.
    private static final Set<String> EMPTY = Set.of("n_single_space.json", "n_structure_no_data.json");

    private static final Heard HEARD = new Heard();
    private static LocalStack stack;
    private static Map<String, TickOutcome> outcomes;
    private static List<String> names;

    @BeforeAll
    static void loadThemAll() throws Exception {
        Path data = TestData.folder("bad-json");
        try (Stream<Path> files = Files.list(data)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("n_"))
                    .sorted()
                    .toList();
        }
        TestDefinitions definitions = new TestDefinitions();
        for (String format : List.of("paths", "auto")) {
            for (int number = 0; number < PIPELINES; number++) {
                String name = format + number;
                definitions
                        .table(name, "a", "varchar(100)")
                        .pipeline(
                                name,
                                name + "/",
                                format.equals("paths") ? "json" : "json auto",
                                ", \"batch\": {\"maxFiles\": 1}");
            }
        }
        stack = LocalStack.start(new LocalStack.Options(
                definitions.catalog(),
                Optional.empty(),
                new EventDelivery.Manner(1, 0, 8, 1, true),
                HEARD,
                new Trace(Optional.empty(), InstantSource.system())));
        Map<String, byte[]> objects = new HashMap<>();
        for (int index = 0; index < names.size(); index++) {
            byte[] content = Files.readAllBytes(data.resolve(names.get(index)));
            for (String format : List.of("paths", "auto")) {
                objects.put(format + index % PIPELINES + "/" + names.get(index), content);
            }
        }
        new Uploads(stack.cloud().clients().s3()).put(objects);
        stack.delivery().release();
        long start = System.nanoTime();
        outcomes = stack.settle();
        System.err.println("SETTLED in " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"paths", "auto"})
    void x(String format) {
        System.err.println(outcomes);
        HEARD.all(Notice.Trouble.class).forEach(System.err::println);
        HEARD.all(Notice.Voiding.class).stream().filter(v -> !v.ending().equals("Quarantine")).forEach(System.err::println);
        HEARD.all(Notice.Retried.class).forEach(System.err::println);
        System.err.println(HEARD.all(Notice.Submitted.class).size());
    }
}
