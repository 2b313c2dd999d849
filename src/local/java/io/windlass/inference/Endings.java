package io.windlass.inference;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the names of files end in: `.csv`, `.csv.gz`; nothing where what follows the point is a number or long.
public final class Endings {

    private static final String PACKED = "\\.(?:gz|gzip|zst|zstd|bz2)";
    private static final Pattern ENDING =
            Pattern.compile("((?:\\.[A-Za-z][A-Za-z0-9]{0,7})?)((?:" + PACKED + ")?)$", Pattern.CASE_INSENSITIVE);

    /// Endings that are given to data and to texts for people alike.
    private static final Set<String> ANYTHING = Set.of("", ".txt", ".text", ".dat", ".out", ".log");

    /// Texts for people that lie beside data by custom.
    private static final Pattern PROSE = Pattern.compile(
            "(readme|licen[cs]e|notice|copying|authors|contributing|changelog|changes|provenance)(\\.(txt|rst))?|.*\\.(md|markdown)",
            Pattern.CASE_INSENSITIVE);

    private Endings() {}

    /// Whether the name is one that texts for people have.
    static boolean prose(String name) {
        return PROSE.matcher(last(name)).matches();
    }

    /// As it is written, with that of a compression.
    public static String whole(String name) {
        Matcher matcher = matched(name);
        return matcher.group();
    }

    /// In lower case, without that of a compression.
    static String plain(String name) {
        Matcher matcher = matched(name);
        boolean packed = matcher.group(1).toLowerCase(Locale.ROOT).matches(PACKED);
        return packed ? "" : matcher.group(1).toLowerCase(Locale.ROOT);
    }

    /// Whether files of this ending are all of one format, or meant to be.
    static boolean tells(String plain) {
        return !ANYTHING.contains(plain);
    }

    private static Matcher matched(String name) {
        // A name that is nothing but an ending has none.
        String last = last(name);
        Matcher matcher = ENDING.matcher(last.isEmpty() ? last : last.substring(1));
        if (!matcher.find()) {
            throw new IllegalStateException("every name ends in something or in nothing: " + name);
        }
        return matcher;
    }

    private static String last(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
