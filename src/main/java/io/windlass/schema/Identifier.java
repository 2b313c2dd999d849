package io.windlass.schema;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What Redshift takes as a name (Database Developer Guide, "Names and identifiers").
public final class Identifier {

    /// Bytes of UTF-8 in a name.
    public static final int MAX_BYTES = 127;

    /// What PostgreSQL calls its own columns; quoting does not help (Database Developer Guide, "Unsupported PostgreSQL
    /// features"). A further one, oid, is a reserved word.
    private static final Set<String> SYSTEM_COLUMNS = Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

    private Identifier() {}

    /// The name as the warehouse keeps it: in lower case, cut at 127 bytes between two characters.
    public static String fold(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int bytes = 0;
        for (int index = 0; index < lower.length(); ) {
            int character = lower.codePointAt(index);
            bytes += bytes(character);
            if (bytes > MAX_BYTES) {
                return lower.substring(0, index);
            }
            index += Character.charCount(character);
        }
        return lower;
    }

    /// Why the text is no name, if it is none. Names are always quoted, so nearly everything is one; reserved
    /// words are not: whoever queries the table would have to quote them for ever.
    public static Optional<String> refusal(String name) {
        if (name.isEmpty()) {
            return Optional.of("a name must not be empty");
        }
        if (!name.strip().equals(name)) {
            return Optional.of("\"" + name + "\" begins or ends with a space");
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of("a name must not hold control characters");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            return Optional.of("the name holds half a character, which UTF-8 cannot write");
        }
        if (SYSTEM_COLUMNS.contains(fold(name))) {
            return Optional.of("\"" + name + "\" is the name of a system column, and no table can have another of it");
        }
        return ReservedWords.contain(name)
                ? Optional.of("\"" + name + "\" is a reserved word of Redshift, which every query would have to quote")
                : Optional.empty();
    }

    /// Bytes of a text in UTF-8.
    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int bytes(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
