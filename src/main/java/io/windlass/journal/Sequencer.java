package io.windlass.journal;

/// The order of two writes to the same key, as S3 tells it.
///
/// Sequencers are hexadecimal text of varying length. To compare two, the shorter is padded with zeros on
/// its right and both are compared as text (Amazon S3 User Guide, "Event message structure"). They say
/// nothing about two different keys.
public final class Sequencer {

    private Sequencer() {}

    /// Negative, zero or positive as `left` was written before, with or after `right`.
    public static int compare(String left, String right) {
        int length = Math.max(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            int difference = Character.compare(at(left, i), at(right, i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static char at(String sequencer, int index) {
        return index < sequencer.length() ? Character.toUpperCase(sequencer.charAt(index)) : '0';
    }
}
