package io.windlass.local.warehouse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// One row of the table of the dialect: what is tried and what comes of it.
///
/// @param name in Markdown, as the page shows it
/// @param content what the object `dialect/row.txt` holds, if there is one
/// @param statements run as one batch; the last one is the feature or shows what it did
/// @param object the key of an object that holds the value, where no query gives it
/// @param value the first value of the last statement, or the object's text, if it works
/// @param refusal words of the error, if it is refused
record DialectFeature(
        String name,
        Optional<String> content,
        List<String> statements,
        Optional<String> object,
        Optional<String> value,
        Optional<String> refusal) {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern NO_LETTERS = Pattern.compile("[^A-Z_0-9]+");

    /// Words that name nothing by themselves.
    private static final Set<String> COMMON =
            Set.of("", "A", "T", "CREATE", "ALTER", "DROP", "SHOW", "WITH", "FORMAT", "SELECT", "COPY", "TABLE");

    /// Whether the refusal says which of the words in the feature's name it does not take.
    boolean isRefusedByName() {
        String words = " " + refusal.orElse("").toUpperCase(Locale.ROOT).replaceAll("[^A-Z_0-9]+", " ") + " ";
        return CODE.matcher(name)
                .results()
                .flatMap(code -> NO_LETTERS.splitAsStream(code.group(1).toUpperCase(Locale.ROOT)))
                .filter(word -> !COMMON.contains(word))
                .anyMatch(word -> words.contains(" " + word + " "));
    }

    /// Whether its name holds this word in code.
    boolean names(String word) {
        return CODE.matcher(name)
                .results()
                .flatMap(code -> NO_LETTERS.splitAsStream(code.group(1).toUpperCase(Locale.ROOT)))
                .anyMatch(word.toUpperCase(Locale.ROOT)::equals);
    }
}
