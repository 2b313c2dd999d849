package io.windlass.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What of an output differs each time it is printed. All else must be as a page shows it.
final class Volatile {

    /// A line of a page that stands for any number of lines; within a line it stands for anything.
    static final String ELLIPSIS = "…";

    /// Times of now: the data of the pages is older than 2026.
    private static final String NOW = "20(2[6-9]|[3-9]\\d)-\\d\\d-\\d\\d";

    private static final Map<Pattern, String> CHANGES = Map.of(
            Pattern.compile(NOW + "[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z?"), "TIME",
            Pattern.compile("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b"), "UUID",
            Pattern.compile("\\b[0-9a-f]{64}\\b"), "TOKEN",
            Pattern.compile("(?<=/\\d{1,3}-)[0-9a-f]{12}\\b"), "RANDOM",
            Pattern.compile("\\b[0-9A-F]{18}\\b"), "SEQUENCER",
            Pattern.compile("127\\.0\\.0\\.1:\\d+"), "ADDRESS",
            Pattern.compile("\\b\\d+ (?:seconds?|ms|s)\\b"), "DURATION");

    private Volatile() {}

    /// Whether an output is as a page shows it.
    static boolean agree(List<String> shown, List<String> said) {
        return matches(shown, said);
    }

    private static boolean matches(List<String> shown, List<String> said) {
        if (shown.isEmpty()) {
            return said.isEmpty();
        }
        if (shown.getFirst().strip().equals(ELLIPSIS)) {
            List<String> rest = shown.subList(1, shown.size());
            for (int skipped = 0; skipped <= said.size(); skipped++) {
                if (matches(rest, said.subList(skipped, said.size()))) {
                    return true;
                }
            }
            return false;
        }
        return !said.isEmpty()
                && alike(shown.getFirst(), said.getFirst())
                && matches(shown.subList(1, shown.size()), said.subList(1, said.size()));
    }

    private static boolean alike(String shown, String said) {
        List<String> parts = new ArrayList<>(List.of(masked(shown).split(ELLIPSIS, -1)));
        String pattern = parts.stream().map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.matches(pattern, masked(said));
    }

    /// Columns are as wide as what stands in them, so blanks do not count.
    private static String masked(String line) {
        String masked = line.strip();
        for (Map.Entry<Pattern, String> change : CHANGES.entrySet()) {
            masked = change.getKey().matcher(masked).replaceAll(change.getValue());
        }
        return masked.replaceAll(" +", " ");
    }
}
