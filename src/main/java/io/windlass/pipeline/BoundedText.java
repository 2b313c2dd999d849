package io.windlass.pipeline;

import java.util.Optional;
import java.util.regex.Pattern;

/// A text that can be looked at a limited number of times, so that a regular expression that backtracks
/// without end does end.
final class BoundedText implements CharSequence {

    private final CharSequence text;
    private final int[] left;

    private BoundedText(CharSequence text, int[] left) {
        this.text = text;
        this.left = left;
    }

    /// Whether the whole text matches; nothing where that was not found out within so many looks at it.
    static Optional<Boolean> matches(Pattern pattern, String text, int looks) {
        try {
            return Optional.of(
                    pattern.matcher(new BoundedText(text, new int[] {looks})).matches());
        } catch (Exhausted | StackOverflowError e) {
            // An expression can also recurse too deeply; that too is no answer.
            return Optional.empty();
        }
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (--left[0] < 0) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new BoundedText(text.subSequence(start, end), left);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /// The one way out of a matcher. It never leaves this class.
    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super("the expression looked too often", null, false, false);
        }
    }
}
