package io.windlass.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A command as it is given to this process, whose own directory is another than the reader's.
///
/// @param directory the reader's
record Placed(Path directory) {

    /// Options whose values are files or directories.
    private static final Set<String> PLACES = Set.of(
            "--definitions",
            "--data",
            "--into",
            "--home",
            "--keep",
            "--trace",
            "--schema",
            "--prices",
            "--html",
            "--arbalest",
            "--loader-batches",
            "--loader-files",
            "--copy-job-detail");

    /// Commands that make do without a cloud, or start their own.
    private static final Set<String> ALONE =
            Set.of("demo", "run", "validate", "infer", "grants", "cost", "simulate", "bench", "completion");

    /// The same arguments with absolute paths, and with the cloud that the reader's directory has.
    List<String> of(List<String> arguments) {
        List<String> placed = new ArrayList<>();
        for (int at = 0; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            boolean place = at > 0
                    && (PLACES.contains(arguments.get(at - 1))
                            || (at == 1 && arguments.getFirst().equals("infer")));
            placed.add(
                    place && !argument.contains("://")
                            ? directory.resolve(argument).toString()
                            : argument);
        }
        Path home = directory.resolve(".windlass");
        if (!ALONE.contains(arguments.getFirst())
                && !arguments.contains("--home")
                && !arguments.contains("--data")
                && Files.exists(home)) {
            placed.addAll(List.of("--home", home.toString()));
        }
        return placed;
    }
}
