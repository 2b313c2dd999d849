package io.windlass.cli;

import io.windlass.local.Trace;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where everything that goes in and out is written down.
final class TraceOption {

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "Write every event, AWS request and statement to FILE, one JSON line each.")
    private Optional<Path> file = Optional.empty();

    /// Opens the file, if there is to be one.
    Trace open() throws Unusable {
        try {
            return new Trace(file, InstantSource.system());
        } catch (UncheckedIOException e) {
            throw Unusable.of("--trace", file.orElseThrow(), e.getCause());
        }
    }
}
