package io.windlass.local.warehouse.copy;

import java.time.LocalDate;
import java.util.Arrays;

/// Rows in PostgreSQL's text format of COPY: fields split by tabs, `\N` for NULL, backslash escapes, one line a
/// row. A row that turns out bad is taken back whole.
final class RowBuffer {

    /// Room for the digits, sign, point and tab of any `long`.
    private static final int LONGEST_NUMBER = 24;

    private byte[] bytes = new byte[96 * 1024];
    private int size;
    private int rowStart;

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
        rowStart = 0;
    }

    void startRow() {
        rowStart = size;
    }

    void endRow() {
        // The last field left a tab behind it.
        bytes[size - 1] = '\n';
    }

    void dropRow() {
        size = rowStart;
    }

    void nullField() {
        reserve(3);
        bytes[size++] = '\\';
        bytes[size++] = 'N';
        bytes[size++] = '\t';
    }

    /// A field that needs no escapes.
    void plainField(String ascii) {
        int length = ascii.length();
        reserve(length + 1);
        for (int index = 0; index < length; index++) {
            bytes[size++] = (byte) ascii.charAt(index);
        }
        bytes[size++] = '\t';
    }

    /// A field of any characters; the text has no unpaired surrogate and no NUL.
    void field(CharSequence text) {
        int length = text.length();
        // Four bytes for a pair of chars, three for another, two for an escaped one.
        reserve(length * 3 + 1);
        for (int index = 0; index < length; index++) {
            char character = text.charAt(index);
            if (character >= ' ' && character < 0x80 && character != '\\') {
                bytes[size++] = (byte) character;
            } else if (character < 0x80) {
                ascii(character);
            } else if (character < 0x800) {
                bytes[size++] = (byte) (0xc0 | (character >> 6));
                bytes[size++] = (byte) (0x80 | (character & 0x3f));
            } else if (Character.isHighSurrogate(character)) {
                index++;
                supplementary(Character.toCodePoint(character, text.charAt(index)));
            } else {
                bytes[size++] = (byte) (0xe0 | (character >> 12));
                bytes[size++] = (byte) (0x80 | ((character >> 6) & 0x3f));
                bytes[size++] = (byte) (0x80 | (character & 0x3f));
            }
        }
        bytes[size++] = '\t';
    }

    /// A field of UTF-8 without NUL.
    void utf8(byte[] text, int start, int length) {
        // Two bytes for an escaped one.
        reserve(length * 2 + 1);
        for (int index = start; index < start + length; index++) {
            byte each = text[index];
            if (each < 0 || (each >= ' ' && each != '\\')) {
                bytes[size++] = each;
            } else {
                ascii((char) each);
            }
        }
        bytes[size++] = '\t';
    }

    /// A field of bytes, as `bytea` reads them: two hexadecimal digits each.
    void binary(byte[] value, int start, int length) {
        reserve(length * 2 + 4);
        bytes[size++] = '\\';
        bytes[size++] = '\\';
        bytes[size++] = 'x';
        for (int index = start; index < start + length; index++) {
            bytes[size++] = (byte) Character.forDigit((value[index] >> 4) & 0xf, 16);
            bytes[size++] = (byte) Character.forDigit(value[index] & 0xf, 16);
        }
        bytes[size++] = '\t';
    }

    /// A field that is a whole number, or a decimal one with so many of its digits after the point.
    void number(long unscaled, int scale) {
        reserve(LONGEST_NUMBER + scale);
        if (unscaled < 0) {
            bytes[size++] = '-';
        }
        // Counted below zero, where there is room for the least number too.
        long rest = unscaled < 0 ? unscaled : -unscaled;
        int digits = Math.max(digits(rest), scale + 1);
        int at = size + digits + (scale > 0 ? 1 : 0);
        size = at;
        for (int digit = 0; digit < digits; digit++) {
            if (digit == scale && scale > 0) {
                bytes[--at] = '.';
            }
            bytes[--at] = (byte) ('0' - rest % 10);
            rest /= 10;
        }
        bytes[size++] = '\t';
    }

    private static int digits(long negative) {
        int digits = 1;
        for (long rest = negative; rest <= -10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    /// A field that is a day of the years 1 to 9999.
    void date(LocalDate day) {
        reserve(LONGEST_NUMBER);
        day(day);
        bytes[size++] = '\t';
    }

    /// A field that is a moment of the years 1 to 9999.
    ///
    /// @param second of the day
    void timestamp(LocalDate day, int second, int micros) {
        reserve(2 * LONGEST_NUMBER);
        day(day);
        bytes[size++] = ' ';
        two(second / 3600);
        bytes[size++] = ':';
        two(second / 60 % 60);
        bytes[size++] = ':';
        two(second % 60);
        if (micros != 0) {
            bytes[size++] = '.';
            two(micros / 10_000);
            two(micros / 100 % 100);
            two(micros % 100);
        }
        bytes[size++] = '\t';
    }

    private void day(LocalDate day) {
        two(day.getYear() / 100);
        two(day.getYear() % 100);
        bytes[size++] = '-';
        two(day.getMonthValue());
        bytes[size++] = '-';
        two(day.getDayOfMonth());
    }

    private void two(int number) {
        bytes[size++] = (byte) ('0' + number / 10);
        bytes[size++] = (byte) ('0' + number % 10);
    }

    private void ascii(char character) {
        switch (character) {
            case '\\' -> escaped('\\');
            case '\n' -> escaped('n');
            case '\r' -> escaped('r');
            case '\t' -> escaped('t');
            default -> bytes[size++] = (byte) character;
        }
    }

    private void escaped(char character) {
        bytes[size++] = '\\';
        bytes[size++] = (byte) character;
    }

    private void supplementary(int codePoint) {
        bytes[size++] = (byte) (0xf0 | (codePoint >> 18));
        bytes[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
        bytes[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
        bytes[size++] = (byte) (0x80 | (codePoint & 0x3f));
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
