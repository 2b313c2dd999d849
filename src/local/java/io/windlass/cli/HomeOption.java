package io.windlass.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Which cloud a command attaches to.
final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".windlass",
            description = "The cloud that \"up\" keeps in DIR (default: ${DEFAULT-VALUE}).")
    private Path home;

    Path directory() {
        return home;
    }
}
