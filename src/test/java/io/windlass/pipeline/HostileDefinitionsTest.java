package io.windlass.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.windlass.event.Mutations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Definitions that somebody wrote to do harm: the reader says what is wrong, in time and in little memory, or takes
/// them. Which they are is drawn from a number alone, which every failure names.
class HostileDefinitionsTest {

    private static final int DEFINITIONS = 10_000;

    /// A reading takes some milliseconds. No definition may take a thousand times that.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Characters of one message: more shows a whole file in a log.
    private static final int LONGEST_MESSAGE = 20_000;

    private static final Pattern VALUE =
            Pattern.compile("(?<=[:\\[,]\\s?)(\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|-?[0-9]+|true|false)");

    private static final Pattern FILE_NAME = Pattern.compile("sql/[a-z]+\\.sql");

    private final Map<String, byte[]> examples = examples();

    private static Map<String, byte[]> examples() {
        DefinitionFiles files = DefinitionFiles.in(Path.of("src/test/resources/definitions"));
        Map<String, byte[]> contents = new TreeMap<>();
        try {
            for (String name : files.names()) {
                contents.put(name, files.read(name).orElseThrow());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }

    @Test
    void everyMutationIsReadOrRefusedInTime() {
        int faulty = 0;
        for (int seed = 0; seed < DEFINITIONS; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            faulty += refused("seed " + seed, mutated(random)) ? 1 : 0;
        }
        int refused = faulty;
        assertTrue(refused > DEFINITIONS / 2 && refused < DEFINITIONS, () -> refused + " refused");
    }

    /// Each monster in the place of each value of each example, one at a time.
    @Test
    void everyMonsterInEveryPlaceIsRefusedOrTakenInTime() {
        int tried = 0;
        for (Map.Entry<String, byte[]> file : examples.entrySet()) {
            String text = new String(file.getValue(), UTF_8);
            List<MatchResult> values = VALUE.matcher(text).results().toList();
            for (int place = 0; place < values.size(); place++) {
                List<String> monsters = Monsters.values();
                // All of them in all of the places would be more of the same: each place meets some.
                for (int each = place % 3; each < monsters.size(); each += 3) {
                    Map<String, byte[]> files = new TreeMap<>(examples);
                    MatchResult value = values.get(place);
                    String changed =
                            text.substring(0, value.start()) + monsters.get(each) + text.substring(value.end());
                    files.put(file.getKey(), changed.getBytes(UTF_8));
                    refused(file.getKey() + " at " + value.start() + ", monster " + each, files);
                    tried++;
                }
            }
        }
        assertTrue(tried > 1_000, tried + " tried");
    }

    @Test
    void everyMonstrousFileIsRefusedInTime() {
        List<String> files = Monsters.files();
        for (int each = 0; each < files.size(); each++) {
            for (String name : List.of("schemas/s_events.json", "pipelines/sparkify.json", "sql/users.sql")) {
                Map<String, byte[]> changed = new TreeMap<>(examples);
                changed.put(name, files.get(each).getBytes(UTF_8));
                boolean refused = refused(name + ", monster " + each, changed);
                assertTrue(refused || name.endsWith(".sql"), name + ", monster " + each);
            }
        }
    }

    @Test
    void aLongExpressionIsRefusedByItsLengthAndManyMistakesByTheirNumber() {
        Map<String, String> files = Map.of(
                "schemas/t.json",
                "{\"table\": \"t\", \"columns\": [" + "null,".repeat(5_000) + "null]}",
                "pipelines/p.json",
                """
                {"pipeline": "p", "steps": [{"step": "s", "copy": "t", "format": "csv",
                  "from": {"prefix": "p/", "match": "%s"}}]}""".formatted("9".repeat(5_000)));
        Definitions.Faulty faulty = (Definitions.Faulty) Definitions.read(DefinitionFiles.of(files));
        Definitions.Faulty fewer = (Definitions.Faulty) Definitions.read(DefinitionFiles.of(Map.of(
                "schemas/t.json",
                "{\"table\": \"t\", \"columns\": [{\"name\": \"a\", \"type\": \"integer\"}]}",
                "pipelines/p.json",
                files.get("pipelines/p.json"))));

        assertEquals(1_001, faulty.mistakes().size());
        assertTrue(faulty.mistakes().stream()
                .anyMatch(mistake -> mistake.message().startsWith("there are more mistakes than 1000")));
        assertEquals(
                List.of("pipelines/p.json /steps/0/from/match: \"match\" has 5000 characters, more than 4000;"
                        + " a key has at most 1024"),
                fewer.mistakes().stream().map(Mistake::toString).toList());
    }

    private Map<String, byte[]> mutated(RandomGenerator random) {
        Map<String, byte[]> files = new TreeMap<>(examples);
        for (int change = random.nextInt(1, 3); change > 0; change--) {
            List<String> names = List.copyOf(files.keySet());
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(4)) {
                case 0 -> files.put(name, Mutations.of(files.get(name), random));
                case 1 -> rename(files, name, random);
                case 2 -> files.replaceAll((other, content) -> misdirected(content, random));
                default -> files.put(name, changed(new String(files.get(name), UTF_8), random));
            }
        }
        return files;
    }

    private static void rename(Map<String, byte[]> files, String name, RandomGenerator random) {
        List<String> odd = Monsters.fileNames();
        files.put(odd.get(random.nextInt(odd.size())), files.remove(name));
    }

    /// Another name of a SQL file in the place of the first.
    private static byte[] misdirected(byte[] content, RandomGenerator random) {
        List<String> odd = Monsters.fileNames();
        String name = odd.get(random.nextInt(odd.size())).replace("\\", "\\\\").replace("\u0000", "\\u0000");
        return FILE_NAME
                .matcher(new String(content, UTF_8))
                .replaceFirst(found -> name.replace("\\", "\\\\").replace("$", "\\$"))
                .getBytes(UTF_8);
    }

    private static byte[] changed(String text, RandomGenerator random) {
        List<MatchResult> values = VALUE.matcher(text).results().toList();
        if (values.isEmpty()) {
            return Mutations.of(text.getBytes(UTF_8), random);
        }
        MatchResult value = values.get(random.nextInt(values.size()));
        List<String> monsters = Monsters.values();
        String monster = monsters.get(random.nextInt(monsters.size()));
        return (text.substring(0, value.start()) + monster + text.substring(value.end())).getBytes(UTF_8);
    }

    /// @return whether mistakes were named; everything else than an answer is a failure
    private static boolean refused(String which, Map<String, byte[]> files) {
        long begin = System.nanoTime();
        boolean refused = answered(which, files);
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        assertTrue(taken.compareTo(PATIENCE) < 0, () -> which + " took " + taken);
        return refused;
    }

    private static boolean answered(String which, Map<String, byte[]> files) {
        try {
            Sources.read(reader(files), List.of("sparkify", "hits"));
            return switch (Definitions.read(reader(files))) {
                case Definitions.Sound sound -> {
                    sound.catalog().pipelines().values().forEach(Support::missing);
                    new Routing(Sources.of(sound.catalog()), "data").route("data", "a/b=c/d".repeat(50));
                    yield false;
                }
                case Definitions.Faulty(List<Mistake> mistakes) -> {
                    assertFalse(mistakes.isEmpty(), which);
                    mistakes.forEach(mistake -> assertShown(which, mistake.toString()));
                    yield true;
                }
            };
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return fail(which, e);
        }
    }

    private static void assertShown(String which, String message) {
        assertEquals(1, message.lines().count(), which + ": " + message);
        assertTrue(message.length() < LONGEST_MESSAGE, () -> which + " has " + message.length() + " characters");
    }

    private static DefinitionFiles reader(Map<String, byte[]> files) {
        return new DefinitionFiles() {
            @Override
            public List<String> names() {
                return List.copyOf(files.keySet());
            }

            @Override
            public Optional<byte[]> read(String name) {
                return Optional.ofNullable(files.get(name));
            }
        };
    }
}
