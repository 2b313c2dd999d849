package io.windlass.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Whatever becomes of a definition, the reader has an answer: it never throws, and it never says that there is
/// a mistake without saying which.
class MutationTest {

    private static final List<String> FRAGMENTS = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e999",
            "99999999999999999999",
            "{}",
            "[]",
            "\"\"",
            "\"$\"",
            "\"$.\"",
            "\"(\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"P\"",
            "\"cron()\"",
            "\"cron(* * * * * *)\"",
            "\"rate(1 day)\"",
            "\"varchar\"",
            "\"decimal(\"",
            "\"interval\"",
            "\"../x.sql\"",
            "\"sql/users.sql\"",
            "[[]]",
            "[null]",
            "{\"a\": 1, \"a\": 2}",
            "\"'\"",
            "\"$$\"",
            "\"/*\"",
            "\":\"",
            "\"*=*\"",
            "\"=*\"",
            "\"a//b\"",
            "\"%s\"",
            "\"\uD83D\uDE00\"");

    private static final String ODD = "{}[]\",:;'\\$\u0000\uFFFF /*-?";

    private final Map<String, String> examples = examples();

    private static Map<String, String> examples() {
        DefinitionFiles files = DefinitionFiles.in(Path.of("src/test/resources/definitions"));
        Map<String, String> texts = new TreeMap<>();
        try {
            for (String name : files.names()) {
                texts.put(name, new String(files.read(name).orElseThrow(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return texts;
    }

    @Test
    void theReaderAnswersWhateverTheDefinitionsHold() {
        int faulty = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            Map<String, String> mutated = new TreeMap<>(examples);
            List<String> names = new ArrayList<>(mutated.keySet());
            for (int change = 0; change < 1 + random.nextInt(3); change++) {
                String name = names.get(random.nextInt(names.size()));
                mutated.put(name, mutate(mutated.get(name), random));
            }
            faulty += answers(seed, mutated) ? 1 : 0;
        }
        assertTrue(faulty > 1_000 && faulty < 1_900, "harmful mutations of 2,000: " + faulty);
    }

    private static boolean answers(int seed, Map<String, String> files) {
        try {
            return switch (Definitions.read(DefinitionFiles.of(files))) {
                case Definitions.Sound sound -> {
                    sound.catalog().pipelines().values().forEach(Support::missing);
                    fitsTheJsonSchemas(seed, files);
                    yield false;
                }
                case Definitions.Faulty(List<Mistake> mistakes) -> {
                    assertTrue(!mistakes.isEmpty(), "seed " + seed);
                    mistakes.forEach(mistake ->
                            assertEquals(1, mistake.toString().lines().count(), "seed " + seed));
                    yield true;
                }
            };
        } catch (RuntimeException e) {
            return fail("seed " + seed, e);
        }
    }

    /// What the reader takes, an editor must not mark as wrong.
    private static void fitsTheJsonSchemas(int seed, Map<String, String> files) {
        files.forEach((name, text) -> {
            if (name.endsWith(".json")) {
                assertEquals(Set.of(), PublishedSchemas.validate(name, text), "seed " + seed + ": " + name);
            }
        });
    }

    private static String mutate(String text, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> replaceValue(text, random);
            case 1 -> replaceValue(text, random);
            case 2 -> renameMember(text, random);
            case 3 -> cut(text, random);
            default -> insert(text, random);
        };
    }

    /// Puts another value in the place of a string or number.
    private static String replaceValue(String text, Random random) {
        List<MatchResult> values = Pattern.compile("(?<=[:\\[,]\\s?)(\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9]+|true|false)")
                .matcher(text)
                .results()
                .toList();
        if (values.isEmpty()) {
            return cut(text, random);
        }
        MatchResult value = values.get(random.nextInt(values.size()));
        return text.substring(0, value.start())
                + FRAGMENTS.get(random.nextInt(FRAGMENTS.size()))
                + text.substring(value.end());
    }

    private static String renameMember(String text, Random random) {
        List<MatchResult> names =
                Pattern.compile("\"(\\w+)\":").matcher(text).results().toList();
        if (names.isEmpty()) {
            return insert(text, random);
        }
        MatchResult name = names.get(random.nextInt(names.size()));
        String other = names.get(random.nextInt(names.size())).group(1);
        return text.substring(0, name.start(1))
                + (random.nextBoolean() ? other : name.group(1) + "x")
                + text.substring(name.end(1));
    }

    private static String cut(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(20));
        return text.substring(0, from) + text.substring(to);
    }

    private static String insert(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        char character = ODD.charAt(random.nextInt(ODD.length()));
        return text.substring(0, at) + character + text.substring(at);
    }
}
