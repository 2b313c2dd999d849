package io.windlass.inference;

import io.windlass.inference.Moments.Reading;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What was seen of the values in one place, counted and not kept.
public final class Values {

    /// Texts that many programs write for "nothing"; COPY takes one of them for NULL when it is told.
    static final Set<String> NULL_MARKS =
            Set.of("\\N", "NA", "N/A", "n/a", "NULL", "null", "Null", "None", "NaN", "nan", "-", "?");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,4})?");

    /// Digits that a `long` holds whatever they are.
    private static final int SAFE_DIGITS = 18;

    private final Set<Reading> readings = EnumSet.noneOf(Reading.class);
    private final Set<String> marks = new TreeSet<>();
    private final Set<Unread> unread = EnumSet.allOf(Unread.class);
    private long texts;
    private long numbers;
    private long truths;
    private long empty;
    private long longest;
    private boolean fraction;
    private boolean exponent;
    private boolean beyondDouble;
    private boolean zero;
    private boolean allNumbers = true;
    private boolean allTruths = true;
    private boolean comma;
    private BigInteger largest = BigInteger.ZERO;
    private int integerDigits;
    private int scale;

    /// A number of JSON, as it is written.
    void number(String text) {
        numbers++;
        longest = Math.max(longest, text.length());
        measure(text);
    }

    /// `true` or `false` of JSON.
    void truth(boolean value) {
        truths++;
        longest = Math.max(longest, Boolean.toString(value).length());
    }

    /// A string of JSON.
    void string(String text) {
        if (text.isEmpty()) {
            empty++;
            return;
        }
        longest = Math.max(longest, bytes(text));
        text(text);
    }

    /// A field of a text file, which may be anything.
    void field(String text) {
        if (text.isEmpty()) {
            empty++;
            return;
        }
        longest = Math.max(longest, bytes(text));
        if (NULL_MARKS.contains(text)) {
            marks.add(text);
            return;
        }
        text(text);
    }

    private void text(String text) {
        texts++;
        zero |= text.indexOf('\0') >= 0;
        boolean number = allNumbers && isNumber(text);
        allNumbers = number;
        if (number) {
            measure(text);
        }
        allTruths = allTruths && isTruth(text);
        if (!readings.contains(Reading.NONE)) {
            readings.add(Moments.read(text));
        }
        if (!unread.isEmpty()) {
            comma |= text.indexOf(',') >= 0;
            unread.removeIf(form -> !form.is(text));
        }
    }

    /// Zeros in front are lost in a number, so what has them is a text.
    static boolean isNumber(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return false;
        }
        int first = text.charAt(0) == '-' ? 1 : 0;
        return text.charAt(first) != '0' || text.length() == first + 1 || !Character.isDigit(text.charAt(first + 1));
    }

    static boolean isTruth(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.equals("true") || lower.equals("false");
    }

    private void measure(String text) {
        if (text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            exponent = true;
            beyondDouble |= Double.isInfinite(Double.parseDouble(text));
            return;
        }
        int from = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        String whole = text.substring(from, end);
        integerDigits = Math.max(integerDigits, whole.equals("0") ? 0 : whole.length());
        beyondDouble |= whole.length() > 300;
        if (point >= 0) {
            fraction = true;
            scale = Math.max(scale, text.length() - point - 1);
        }
        if (whole.length() > SAFE_DIGITS) {
            largest = largest.max(new BigInteger(whole));
        } else if (largest.bitLength() < Long.SIZE) {
            largest = BigInteger.valueOf(Math.max(largest.longValueExact(), Long.parseLong(whole)));
        }
    }

    private static long bytes(String text) {
        long bytes = 0;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            bytes += character < 0x80 ? 1 : character < 0x800 || Character.isSurrogate(character) ? 2 : 3;
        }
        return bytes;
    }

    /// Values that are neither empty nor a mark for nothing.
    public long present() {
        return texts + numbers + truths;
    }

    public long texts() {
        return texts;
    }

    public long numbers() {
        return numbers;
    }

    public long truths() {
        return truths;
    }

    /// Texts of no length.
    public long empty() {
        return empty;
    }

    /// Bytes of the longest value.
    public long longest() {
        return longest;
    }

    /// The largest whole part, without its sign.
    public BigInteger largest() {
        return largest;
    }

    /// The most digits before the point.
    public int integerDigits() {
        return integerDigits;
    }

    /// The most digits after the point.
    public int scale() {
        return scale;
    }

    /// Whether some number has a point.
    public boolean fraction() {
        return fraction;
    }

    /// Whether some number is written with an exponent.
    public boolean exponent() {
        return exponent;
    }

    boolean beyondDouble() {
        return beyondDouble;
    }

    /// Whether some text has a NUL character, U+0000.
    boolean zero() {
        return zero;
    }

    /// Whether every text is a number.
    public boolean allNumbers() {
        return allNumbers;
    }

    /// Whether every text is `true` or `false`.
    public boolean allTruths() {
        return allTruths;
    }

    /// Whether every text is a day or a point in time in a form that COPY reads, if it is told `auto`.
    public boolean allMoments() {
        return !readings.contains(Reading.NONE);
    }

    /// The forms of days and times that texts had.
    Set<Reading> readings() {
        return readings.isEmpty() ? EnumSet.noneOf(Reading.class) : EnumSet.copyOf(readings);
    }

    /// The forms that COPY does not recognise and that every text has.
    Set<Unread> unread() {
        Set<Unread> forms = texts == 0 ? EnumSet.noneOf(Unread.class) : EnumSet.copyOf(unread);
        if (!comma) {
            forms.removeIf(form -> form.kind() == Unread.Kind.NUMBER);
        }
        return forms;
    }

    /// The marks for nothing that were met.
    public Set<String> marks() {
        return new TreeSet<>(marks);
    }
}
