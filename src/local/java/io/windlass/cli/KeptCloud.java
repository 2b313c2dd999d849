package io.windlass.cli;

import io.windlass.lambda.Clients;
import io.windlass.lambda.Environment;
import io.windlass.load.LoadSettings;
import io.windlass.local.LocalCloudFailed;
import io.windlass.local.LocalStack;
import io.windlass.local.RunningCloud;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The embedded cloud that `up` keeps.
///
/// @param home where it is kept
record KeptCloud(Path home) implements Cloud {

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

    /// It does not write down which definitions it reads.
    @Override
    public Optional<String> definitions() {
        return Optional.empty();
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
