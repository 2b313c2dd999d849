package io.windlass.event;

/// How long text is in UTF-8, without making its bytes.
final class Utf8 {

    private Utf8() {}

    /// Bytes; -1 where the text holds half a surrogate pair and has no UTF-8 form.
    static int length(String text) {
        int length = text.length();
        int all = 0;
        for (int i = 0; i < length; i++) {
            all |= text.charAt(i);
        }
        return all < 0x80 ? length : lengthOfAny(text);
    }

    private static int lengthOfAny(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next < 0x80) {
                length++;
            } else if (next < 0x800) {
                length += 2;
            } else if (!Character.isSurrogate(next)) {
                length += 3;
            } else if (i + 1 < text.length() && Character.isSurrogatePair(next, text.charAt(i + 1))) {
                length += 4;
                i++;
            } else {
                return -1;
            }
        }
        return length;
    }
}
