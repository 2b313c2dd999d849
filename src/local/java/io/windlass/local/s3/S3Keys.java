package io.windlass.local.s3;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Which keys the S3 server cannot hold. A key that is refused here would fail to be put, or be put and then break
/// every listing of its bucket.
///
/// | refused | why | Amazon S3 |
/// |---|---|---|
/// | the empty key, more than 1,024 bytes, not UTF-8 | never valid | the same |
/// | a character that XML 1.0 has not (U+0000 to U+001F without tab, line feed and carriage return; U+FFFE, U+FFFF) | a
/// listing is XML | takes most of them, and lists them only with `encoding-type=url` |
/// | more `..` than lead back to the root of the server | the server's URL check | the same |
/// | a name that begins with `.s3proxy-mpu-stub-` | the server's own | takes it |
final class S3Keys {

    /// Amazon S3 User Guide, "Naming Amazon S3 objects".
    private static final int MAX_BYTES = 1_024;

    private static final String RESERVED = ".s3proxy-mpu-stub-";

    private S3Keys() {}

    static Optional<String> refusal(String key) {
        if (key.isEmpty()) {
            return Optional.of("a key has at least one character");
        }
        OptionalInt bytes = bytes(key);
        if (bytes.isEmpty()) {
            return Optional.of("it has an unpaired surrogate, so it is not UTF-8");
        }
        if (bytes.getAsInt() > MAX_BYTES) {
            return Optional.of("it has " + bytes.getAsInt() + " bytes of UTF-8, S3 allows " + MAX_BYTES);
        }
        Optional<String> unlistable = key.codePoints()
                .filter(S3Keys::unknownToXml)
                .mapToObj("it has the character U+%04X, which no listing can show"::formatted)
                .findFirst();
        if (unlistable.isPresent()) {
            return unlistable;
        }
        if (climbsAboveRoot(key)) {
            return Optional.of("its `..` lead above the root of the server");
        }
        return key.startsWith(RESERVED)
                ? Optional.of("names that begin with " + RESERVED + " are the local server's own")
                : Optional.empty();
    }

    private static OptionalInt bytes(String key) {
        try {
            return OptionalInt.of(StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(key))
                    .remaining());
        } catch (CharacterCodingException e) {
            return OptionalInt.empty();
        }
    }

    /// XML 1.0, production 2.
    private static boolean unknownToXml(int character) {
        boolean whiteSpace = character == '\t' || character == '\n' || character == '\r';
        return (character < ' ' && !whiteSpace) || character == 0xFFFE || character == 0xFFFF;
    }

    /// The bucket is the first step down from the root.
    private static boolean climbsAboveRoot(String key) {
        int depth = 1;
        for (String segment : List.of(key.split("/", -1))) {
            if (segment.equals("..")) {
                depth--;
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                depth++;
            }
            if (depth < 0) {
                return true;
            }
        }
        return false;
    }
}
