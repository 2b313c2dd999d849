package io.windlass.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that somebody meant who wrote another one.
public final class Suggestion {

    /// Characters. To compare two texts takes as much room and time as the product of their lengths, and nobody
    /// mistypes
    /// one letter of a thousand.
    private static final int LONGEST = 200;

    private Suggestion() {}

    /// The nearest of the names: the fewest letters added, left out, changed or swapped, in any case of
    /// letters; nothing where more than every third letter is wrong. Without such a name the only one that
    /// begins with the word.
    public static Optional<String> nearest(String word, Collection<String> names) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = word.toLowerCase(Locale.ROOT);
        Optional<String> near = names.stream()
                .filter(name -> name.length() <= LONGEST)
                .map(name -> new Candidate(name, distance(lower, name.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance <= Math.max(lower.length(), candidate.name.length()) / 3)
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name);
        return near.or(() -> begun(lower, names));
    }

    private static Optional<String> begun(String word, Collection<String> names) {
        List<String> begun = names.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(word))
                .toList();
        return word.length() >= 2 && begun.size() == 1 ? Optional.of(begun.getFirst()) : Optional.empty();
    }

    private record Candidate(String name, int distance) {}

    /// Optimal string alignment: Levenshtein's distance with the swap of two neighbours as one step.
    static int distance(String left, String right) {
        int[][] steps = new int[left.length() + 1][right.length() + 1];
        for (int row = 0; row <= left.length(); row++) {
            for (int column = 0; column <= right.length(); column++) {
                steps[row][column] =
                        Math.min(row, column) == 0 ? Math.max(row, column) : cheapest(steps, left, right, row, column);
            }
        }
        return steps[left.length()][right.length()];
    }

    private static int cheapest(int[][] steps, String left, String right, int row, int column) {
        boolean same = left.charAt(row - 1) == right.charAt(column - 1);
        int best = Math.min(
                Math.min(steps[row - 1][column], steps[row][column - 1]) + 1,
                steps[row - 1][column - 1] + (same ? 0 : 1));
        boolean swapped = row > 1
                && column > 1
                && left.charAt(row - 1) == right.charAt(column - 2)
                && left.charAt(row - 2) == right.charAt(column - 1);
        return swapped ? Math.min(best, steps[row - 2][column - 2] + 1) : best;
    }
}
