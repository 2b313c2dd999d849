package io.windlass.cli;

import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import io.windlass.pipeline.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Says that the definition files of a directory are no longer those that a process began with.
///
/// A look asks for times and sizes alone; files are read when those have changed and stood still for one look more, so
/// that nobody hears of a file that is half written.
final class DefinitionsWatch {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /// More files, or more mistakes, are counted and not named.
    private static final int NAMED = 5;

    private final Path directory;
    private final InstantSource clock;
    private final Consumer<String> lines;
    private final Map<String, byte[]> begun;
    private Map<String, Stamp> told;
    private Map<String, Stamp> seen;
    private Instant looked;
    private boolean different;

    private record Stamp(FileTime written, long size) {}

    /// Remembers the files as they are now: to be made before the definitions are read.
    ///
    /// @param directory where they lie; if there is none, whoever reads them says so
    /// @param lines hears what a person should know
    DefinitionsWatch(Path directory, InstantSource clock, Consumer<String> lines) {
        this.directory = directory;
        this.clock = clock;
        this.lines = lines;
        this.told = stamps();
        this.seen = told;
        this.begun = contents(told);
        this.looked = clock.instant();
    }

    /// Looks, unless that was just done.
    void look() {
        Instant now = clock.instant();
        if (Duration.between(looked, now).compareTo(BETWEEN_LOOKS) < 0) {
            return;
        }
        looked = now;
        Map<String, Stamp> stamps = stamps();
        boolean still = stamps.equals(seen);
        seen = stamps;
        if (still && !stamps.equals(told)) {
            told = stamps;
            tell(changes(contents(stamps)));
        }
    }

    private void tell(List<String> changes) {
        if (changes.isEmpty()) {
            if (different) {
                lines.accept("definitions are again as they were when this up began");
            }
            different = false;
            return;
        }
        different = true;
        lines.accept("definitions changed in " + directory + ": " + few(changes)
                + ". This up goes on with those it began with; to take these, stop it (Ctrl-C) and start it again");
        List<String> mistakes = mistakes();
        if (!mistakes.isEmpty()) {
            lines.accept("as they are now it would not start: " + few(mistakes));
        }
    }

    private List<String> mistakes() {
        return switch (Definitions.read(DefinitionFiles.in(directory))) {
            case Definitions.Sound sound -> List.of();
            case Definitions.Faulty(List<Mistake> mistakes) ->
                mistakes.stream().map(Mistake::toString).toList();
        };
    }

    private List<String> changes(Map<String, byte[]> now) {
        List<String> changes = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(begun.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            if (!begun.containsKey(name)) {
                changes.add(name + " is new");
            } else if (!now.containsKey(name)) {
                changes.add(name + " is gone");
            } else if (!Arrays.equals(begun.get(name), now.get(name))) {
                changes.add(name + " has changed");
            }
        }
        return changes;
    }

    private static String few(List<String> all) {
        return all.size() <= NAMED
                ? Words.list(all)
                : String.join(", ", all.subList(0, NAMED)) + " and %,d more".formatted(all.size() - NAMED);
    }

    /// What vanishes between two looks is not there; neither is what cannot be read, until it can.
    private Map<String, Stamp> stamps() {
        Map<String, Stamp> stamps = new TreeMap<>();
        try {
            for (String name : DefinitionFiles.in(directory).names()) {
                Path file = directory.resolve(name);
                stamps.put(name, new Stamp(Files.getLastModifiedTime(file), Files.size(file)));
            }
        } catch (IOException e) {
            return Map.of();
        }
        return stamps;
    }

    private Map<String, byte[]> contents(Map<String, Stamp> stamps) {
        Map<String, byte[]> contents = new TreeMap<>();
        for (String name : stamps.keySet()) {
            try {
                DefinitionFiles.in(directory).read(name).ifPresent(bytes -> contents.put(name, bytes));
            } catch (IOException e) {
                // Not readable by this process is as good as another content.
                contents.put(name, new byte[0]);
            }
        }
        return contents;
    }
}
