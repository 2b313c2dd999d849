package io.windlass.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Whatever breaks a definition's JSON is told with its place, and not in the words of a parser.
class PlainWordsTest {

    private static final Pattern PARSERS_WORDS = Pattern.compile(
            "jackson|Source:|REDACTED|Stream|JsonT|\\(code|was expecting|Unrecog|Exception|maxi|token|null|byte\\[");

    private static final List<String> BROKEN = List.of(
            "{\"table\": tru}",
            "{\"table\": NaN}",
            "{\"table\": 01}",
            "{\"table\": 1.}",
            "{\"table\": -}",
            "{\"table\": +1}",
            "{\"table\": .5}",
            "{\"table\": 1e}",
            "{\"table\": 0x1F}",
            "{\"table\": 1x}",
            "{\"table\": undefined}",
            "{table: 1}",
            "{\"table\" 1}",
            "{\"table\": 1 \"x\": 2}",
            "{\"table\": [1 2]}",
            "{\"table\": \"\\u12\"}",
            "{\"table\": \"\\q\"}",
            "{\"table\": \"a\tb\"}",
            "{\"table\": 1}}",
            "{\"table\": 1} x",
            "]",
            "x",
            "{\"table\": \"\u00a0\"\u00a0}",
            "{\"table\": " + "[".repeat(2_000) + "}",
            "{\"table\": " + "9".repeat(2_000) + "}",
            "{\"table\": 1e" + "9".repeat(12) + "}",
            "{\"table\": 1e99999999}");

    @Test
    void everyBrokenTextIsToldWithItsPlace() {
        List<String> wrong = new ArrayList<>();
        for (String text : BROKEN) {
            List<Mistake> mistakes = said(text);
            String message =
                    mistakes.isEmpty() ? "nothing" : mistakes.getFirst().message();
            boolean plain = !PARSERS_WORDS.matcher(message).find();
            boolean placed = !message.contains("is not JSON") || message.matches("(?s).* line [0-9]+, column [0-9]+.*");
            if (!plain || !placed || mistakes.isEmpty()) {
                wrong.add(text.substring(0, Math.min(30, text.length())) + " -> " + message);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void theSameHoldsWhereverATextBreaksOff() {
        String text =
                "{\"table\": \"t\",\n \"columns\": [{\"name\": \"a\\u0041\", \"type\": \"integer\"}, -1.5e3, true]}";
        for (int end = 1; end < text.length(); end++) {
            String message = said(text.substring(0, end)).getFirst().message();
            assertTrue(
                    message.startsWith("is not JSON: ")
                            && !PARSERS_WORDS.matcher(message).find(),
                    message);
        }
    }

    private static List<Mistake> said(String schema) {
        Definitions read = Definitions.read(DefinitionFiles.of(Map.of("schemas/t.json", schema)));
        return switch (read) {
            case Definitions.Sound sound -> List.of();
            case Definitions.Faulty(List<Mistake> mistakes) -> mistakes;
        };
    }
}
