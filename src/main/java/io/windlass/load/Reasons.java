package io.windlass.load;

/// Reasons as the journal keeps them.
final class Reasons {

    /// A run's item stays below one write unit of 1 KB with a reason of this length.
    private static final int LONGEST = 240;

    private Reasons() {}

    static String cut(String reason) {
        String line = reason.strip().replaceAll("\\s+", " ");
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return line.substring(0, end) + "…";
    }
}
