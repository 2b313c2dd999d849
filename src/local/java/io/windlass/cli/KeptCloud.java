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
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The embedded cloud that `up` keeps.
///
/// @param home where it is kept
record KeptCloud(Path home) implements Cloud {

    private static final String DEFINITIONS = "definitions";
    private static final String LIVE = "live";

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

    /// Writes down which pipelines are live.
    ///
    /// @param home where it is kept
    static void live(Path home, Collection<String> pipelines) throws IOException {
        Files.writeString(home.resolve(LIVE), String.join("\n", pipelines) + "\n");
    }

    /// None, unless whoever keeps it says which are live.
    @Override
    public List<String> idle(List<String> pipelines) {
        return live().map(live ->
                        pipelines.stream().filter(each -> !live.contains(each)).toList())
                .orElse(List.of());
    }

    @Override
    public Optional<String> deaf(List<String> pipelines) {
        List<String> idle = idle(pipelines);
        return idle.isEmpty()
                ? Optional.empty()
                : Optional.of(Words.list(idle) + (idle.size() == 1 ? " is" : " are") + " not live in this up (" + home
                        + "): what arrives for " + (idle.size() == 1 ? "it" : "them")
                        + " is not recorded. Stop that up and start it again to take definitions as they are now");
    }

    private Optional<List<String>> live() {
        Path kept = home.resolve(LIVE);
        try {
            return Files.exists(kept) ? Optional.of(Files.readAllLines(kept)) : Optional.empty();
        } catch (IOException e) {
            throw new LocalCloudFailed("cannot read " + kept + ": " + e.getMessage(), e);
        }
    }

    @Override
    public RuntimeException unanswered(RuntimeException failure) {
        return new LocalCloudFailed(
                "the cloud of " + home + " does not answer (" + failure.getMessage()
                        + "); keep it up with ./windlass up --home " + home,
                failure);
    }
}
