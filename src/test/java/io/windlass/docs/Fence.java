package io.windlass.docs;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A block between fences, and what the page says of it in the line above.
///
/// @param language after the fence; may be empty
/// @param before the last line of text above it, without the blank ones; empty where another block is nearer
/// @param text without the fences
/// @param start where the text begins in the page
record Fence(String language, String before, String text, int start) {

    private static final Set<String> COMMANDS = Set.of("sh", "bash");
    private static final Pattern SHOWN = Pattern.compile("`([^`]+)`:$");
    private static final Pattern READ = Pattern.compile("`([^`]+)` reads:$");

    /// Whether it holds what a reader types.
    boolean typed() {
        return COMMANDS.contains(language);
    }

    /// Whether it shows what the terminal says in which the cloud is kept up, and not the one in which is typed.
    boolean ofTheOtherTerminal() {
        return before.startsWith("Terminal 2");
    }

    /// The file that a reader makes of it: the line above ends with its name in backticks and a colon.
    Optional<String> file() {
        return name(SHOWN);
    }

    /// The file that holds just this already: the line above ends with its name in backticks and "reads:".
    Optional<String> fileThatReads() {
        return name(READ);
    }

    private Optional<String> name(Pattern pattern) {
        Matcher line = pattern.matcher(before);
        return line.find() && !typed() ? Optional.of(line.group(1)) : Optional.empty();
    }
}
