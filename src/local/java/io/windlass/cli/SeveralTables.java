package io.windlass.cli;

import io.windlass.inference.Sample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What somebody is told who gave the files of several tables: which are of one, and the command that infers each.
///
/// @param place what was given
/// @param found the files there
/// @param tables the samples of each
/// @param schema where their tables are to be, with the point behind it; empty where nobody says it
/// @param more options that every command has, as they are typed
record SeveralTables(String place, Samples.Found found, List<List<Sample>> tables, String schema, List<String> more) {

    /// Files are named up to so many, and tables listed.
    private static final int NAMED = 3;

    private static final int LISTED = 20;

    /// The lines.
    ///
    /// @param pipelines whether each command writes a pipeline
    List<String> lines(boolean pipelines) {
        List<String> lines = new ArrayList<>();
        lines.add("the files are of %s; infer one after the other:".formatted(Words.count(tables.size(), "table")));
        Set<String> given = new HashSet<>();
        for (List<Sample> table : tables.stream().limit(LISTED).toList()) {
            Alike alike = alike(table);
            String expression = expression(alike);
            String name = unlike(schema + name(alike), given);
            lines.add("  %s: %s".formatted(name, files(alike.taken())));
            List<String> command = new ArrayList<>(List.of("./windlass", "infer", place, "--match", expression));
            command.addAll(List.of("--table", name));
            if (pipelines) {
                command.addAll(List.of("--pipeline", TableNames.pipeline(name)));
            }
            command.addAll(more);
            lines.add("    "
                    + String.join(" ", command.stream().map(Words::quoted).toList()));
        }
        if (tables.size() > LISTED) {
            lines.add("  and %,d more".formatted(tables.size() - LISTED));
        }
        return lines;
    }

    private Alike alike(List<Sample> table) {
        Set<Sample> own = new HashSet<>(table);
        List<String> taken = new ArrayList<>();
        List<String> beside = new ArrayList<>(found.beside());
        found.samples().forEach((path, sample) -> (own.contains(sample) ? taken : beside).add(path));
        return new Alike(taken, beside);
    }

    /// The plainest expression for the files: one file's name, the outermost folder, how their names begin, one name in
    /// several folders, all of their names, or whatever divides them from the others.
    private static String expression(Alike alike) {
        if (alike.taken().size() == 1) {
            return Alike.escaped(alike.taken().getFirst());
        }
        String rest = ".*" + alike.ending();
        String begin = begin(alike);
        List<String> plain = new ArrayList<>();
        for (int slash = begin.indexOf('/'); slash >= 0; slash = begin.indexOf('/', slash + 1)) {
            plain.add(Alike.escaped(begin.substring(0, slash + 1)) + rest);
        }
        plain.add(Alike.escaped(stem(begin)) + rest);
        plain.add(Alike.escaped(begin) + rest);
        Set<String> names = new TreeSet<>();
        alike.taken().forEach(path -> names.add(Alike.escaped(path.substring(path.lastIndexOf('/') + 1))));
        if (names.size() == 1) {
            plain.add("(.*/)?" + String.join("", names));
        }
        if (alike.taken().size() <= NAMED) {
            plain.add(
                    String.join("|", alike.taken().stream().map(Alike::escaped).toList()));
        }
        return plain.stream()
                .filter(each -> !each.equals(rest))
                .filter(alike::divides)
                .findFirst()
                .orElseGet(() -> alike.expression("", Optional.empty()).orElse(rest));
    }

    /// How all paths begin.
    private static String begin(Alike alike) {
        String begin = alike.taken().getFirst();
        for (String path : alike.taken()) {
            while (!path.startsWith(begin)) {
                begin = begin.substring(0, begin.length() - 1);
            }
        }
        return begin;
    }

    /// Without the part of a number or a date in which they begin to differ.
    private static String stem(String begin) {
        return begin.replaceFirst("[-_.0-9]+$", "");
    }

    /// After the outermost folder that they share, or how their names begin, or the first of them.
    private static String name(Alike alike) {
        List<String> folders = List.of(begin(alike).split("/", -1));
        for (String folder : folders.subList(0, folders.size() - 1)) {
            if (!folder.contains("=")) {
                return TableNames.of(folder);
            }
        }
        String stem = alike.taken().size() == 1 ? "" : stem(folders.getLast());
        return TableNames.of(stem.isEmpty() ? alike.taken().getFirst() : stem);
    }

    private static String unlike(String name, Set<String> given) {
        String unlike = name;
        for (int number = 2; !given.add(unlike); number++) {
            unlike = name + "_" + number;
        }
        return unlike;
    }

    private static String files(List<String> paths) {
        String named = Words.list(paths.stream().limit(NAMED).toList());
        return paths.size() <= NAMED
                ? named
                : String.join(", ", paths.subList(0, NAMED)) + " and %,d more".formatted(paths.size() - NAMED);
    }
}
