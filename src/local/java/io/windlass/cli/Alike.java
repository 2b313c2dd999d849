package io.windlass.cli;

import io.windlass.inference.Endings;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A regular expression for files that are like those that were looked at, and unlike those that lie beside them.
///
/// @param taken the paths that it takes
/// @param beside the paths that it does not
record Alike(List<String> taken, List<String> beside) {

    /// Below any directory, a name that begins with neither a point nor an underscore, as those of programs' notes do.
    private static final String SHOWN = "(.*/)?[^._/][^/]*";

    Alike {
        taken = List.copyOf(taken);
        beside = List.copyOf(beside);
    }

    /// The plainest one that divides them; empty where all files may be taken.
    ///
    /// @param begin how all paths begin, as a regular expression
    /// @param wish what somebody chose them by, after that
    Optional<String> expression(String begin, Optional<String> wish) {
        String ending = ending();
        List<String> plain = wish.map(List::of)
                .orElseGet(() -> begin.isEmpty()
                        ? List.of(".*" + ending, SHOWN + ending, folder() + ".*" + ending)
                        : List.of(".*" + ending));
        for (String expression : plain) {
            if (divides(begin + expression)) {
                boolean everything = begin.isEmpty() && expression.equals(".*");
                return everything ? Optional.empty() : Optional.of(begin + expression);
            }
        }
        return Optional.of(without(begin + wish.orElse(".*" + ending)));
    }

    boolean divides(String expression) {
        Predicate<String> matches = Pattern.compile(expression).asMatchPredicate();
        return taken.stream().allMatch(matches) && beside.stream().noneMatch(matches);
    }

    /// Names those that are not to be taken.
    private String without(String expression) {
        Predicate<String> matches = Pattern.compile(expression).asMatchPredicate();
        String names = beside.stream().filter(matches).map(Alike::escaped).collect(Collectors.joining("|"));
        return "(?!(?:" + names + ")$)(?:" + expression + ")";
    }

    /// The endings that the files have; nothing where some have none.
    String ending() {
        TreeSet<String> endings = taken.stream().map(Endings::whole).collect(Collectors.toCollection(TreeSet::new));
        if (endings.contains("")) {
            return "";
        }
        List<String> escaped = endings.stream().map(Alike::escaped).toList();
        return escaped.size() == 1 ? escaped.getFirst() : "(" + String.join("|", escaped) + ")";
    }

    /// The deepest directory that all are below, with `/` at its end.
    private String folder() {
        String folder = taken.getFirst().substring(0, taken.getFirst().lastIndexOf('/') + 1);
        for (String path : taken) {
            while (!path.startsWith(folder)) {
                folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
            }
        }
        return escaped(folder);
    }

    /// As a regular expression, with no more backslashes than it needs.
    static String escaped(String text) {
        return Pattern.compile("[\\\\.\\[\\]{}()*+?^$|]").matcher(text).replaceAll("\\\\$0");
    }
}
