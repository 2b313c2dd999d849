package io.windlass.local.s3;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// The path under which a store made of files keeps an object, so that a file system's idea of names does not show:
/// `a//b`, `x/`, `..`, `a` beside `a/b`, upper beside lower case and names over 255 bytes all live together.
///
/// Every byte of the key but `a-z`, `0-9`, `-` and `_` becomes `%` and two digits. Longer names are cut into
/// directories, which begin with `+`, so a directory never has the name of a file.
final class StoredName {

    /// Below the 255 bytes that file systems allow, with room for what the store appends while it writes.
    private static final int PIECE = 150;

    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789-_";

    private StoredName() {}

    static String of(String key) {
        String escaped = escape(key);
        StringBuilder path = new StringBuilder();
        int start = 0;
        while (escaped.length() - start > PIECE) {
            path.append('+').append(escaped, start, start + PIECE).append('/');
            start += PIECE;
        }
        return path.append(escaped, start, escaped.length()).toString();
    }

    static String toKey(String name) {
        String escaped = name.replace("+", "").replace("/", "");
        ByteArrayOutputStream key = new ByteArrayOutputStream(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.charAt(i) == '%') {
                key.write(HexFormat.fromHexDigits(escaped, i + 1, i + 3));
                i += 2;
            } else {
                key.write(escaped.charAt(i));
            }
        }
        return key.toString(StandardCharsets.UTF_8);
    }

    private static String escape(String key) {
        StringBuilder escaped = new StringBuilder(key.length());
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(b) >= 0) {
                escaped.append((char) b);
            } else {
                escaped.append('%').append(HexFormat.of().toHexDigits(b));
            }
        }
        return escaped.toString();
    }
}
