package io.windlass.cli;

import io.windlass.lambda.Clients;
import io.windlass.lambda.Environment;
import io.windlass.load.LoadSettings;
import io.windlass.local.LocalCloudFailed;
import io.windlass.local.LocalStack;
import io.windlass.local.RunningCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The embedded cloud that `up` keeps.
///
/// @param home where it is kept
record KeptCloud(Path home) implements Cloud {

    private static final String DEFINITIONS = "definitions";

    /// @throws LocalCloudFailed where no cloud was ever kept
    @Override
    public Clients clients() {
        return RunningCloud.at(home).clients();
    }

    @Override
    public Environment environment(List<String> pipelines) {
        return RunningCloud.at(home).environment(pipelines);
    }

    @Override
    public LoadSettings settings() {
        return LocalStack.settings();
    }

    /// Those of the last `up`, unless they are packaged or have been moved since.
    @Override
    public Optional<String> definitions() {
        Path kept = home.resolve(DEFINITIONS);
        if (!Files.exists(kept)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(kept).strip()).filter(place -> Files.isDirectory(Path.of(place)));
        } catch (IOException e) {
            throw new LocalCloudFailed("cannot read " + kept + ": " + e.getMessage(), e);
        }
    }

    /// Writes down where its definitions lie.
    ///
    /// @param home where it is kept
    /// @param place a directory; empty for those packaged with Windlass
    static void keep(Path home, Optional<Path> place) throws IOException {
        Path kept = home.resolve(DEFINITIONS);
        if (place.isEmpty()) {
            Files.deleteIfExists(kept);
            return;
        }
        Files.writeString(kept, place.get().toAbsolutePath().normalize() + "\n");
    }

    /// All of them are live, or it was told otherwise by whoever keeps it.
    @Override
    public Optional<String> deaf(List<String> pipelines) {
        return Optional.empty();
    }

    @Override
    public RuntimeException unanswered(RuntimeException failure) {
        return new LocalCloudFailed(
                "the cloud of " + home + " does not answer (" + failure.getMessage()
                        + "); keep it up with ./windlass up --home " + home,
                failure);
    }
}
