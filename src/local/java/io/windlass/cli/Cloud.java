package io.windlass.cli;

import io.windlass.lambda.Clients;
import io.windlass.lambda.Environment;
import io.windlass.load.LoadSettings;
import java.util.List;
import java.util.Optional;

/// A cloud that a command attaches to, where a stack of Windlass is at work.
sealed interface Cloud permits KeptCloud, DeployedStack {

    /// How its services are reached.
    Clients clients();

    /// What its functions are told.
    ///
    /// @param pipelines those that this process knows; they are the live ones where the stack names none
    Environment environment(List<String> pipelines);

    /// How its loader behaves.
    LoadSettings settings();

    /// Where its definitions lie, `s3://bucket/prefix/`; empty for those packaged with Windlass.
    Optional<String> definitions();

    /// Which of these pipelines its loader does not move.
    List<String> idle(List<String> pipelines);

    /// What a person is told of pipelines that its loader does not move, if there are any.
    Optional<String> deaf(List<String> pipelines);

    /// A failure of one of its services, in a sentence that says what to do.
    ///
    /// @param failure of the SDK, of the journal or of the warehouse
    RuntimeException unanswered(RuntimeException failure);
}
