package io.windlass.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A page of the documentation, taken apart.
///
/// @param path from the repository's top
/// @param text all of it
record Page(Path path, String text) {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final String LAUNCHER = "./windlass";

    static Page read(Path path) {
        try {
            return new Page(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where the links lead that do not leave the repository.
    List<String> links() {
        return found(LINK, prose()).filter(link -> !link.contains("://")).toList();
    }

    /// The blocks in this language, without their fences.
    List<String> blocks(String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /// All blocks in their order.
    List<Fence> fences() {
        List<Fence> fences = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        int end = 0;
        while (block.find()) {
            List<String> between = text.substring(end, block.start())
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            String before = between.isEmpty() ? "" : between.getLast().strip();
            fences.add(new Fence(block.group(1), before, block.group(2), block.start(2)));
            end = block.end();
        }
        return fences;
    }

    /// What stands in backticks within lines.
    List<String> code() {
        return found(CODE, prose()).toList();
    }

    /// What follows `./windlass` in every command that the page shows, alone or in a line of text.
    List<String> commands() {
        List<String> lines = new ArrayList<>(code());
        blocks("sh")
                .forEach(block ->
                        lines.addAll(block.replaceAll("\\\\\\n\\s*", "").lines().toList()));
        return lines.stream()
                .filter(line -> line.equals(LAUNCHER) || line.startsWith(LAUNCHER + " "))
                .map(line -> line.substring(LAUNCHER.length())
                        .replaceAll("\\s#.*", "")
                        .strip())
                .filter(command -> !command.isEmpty())
                .toList();
    }

    /// The headings as links name them.
    List<String> anchors() {
        return found(HEADING, prose())
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private String prose() {
        return BLOCK.matcher(text).replaceAll("");
    }

    private static Stream<String> found(Pattern pattern, String in) {
        return pattern.matcher(in).results().map((MatchResult match) -> match.group(1));
    }
}
