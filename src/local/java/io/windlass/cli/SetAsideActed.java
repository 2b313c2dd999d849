package io.windlass.cli;

import io.windlass.journal.Choice;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.StepId;
import io.windlass.lambda.Deployment;
import io.windlass.load.ByHand;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import java.util.List;
import java.util.Objects;

/// What came of an action by hand on objects that are set aside. Where none of them was meant, it says why not.
///
/// @param hand where it goes
/// @param there the stack
/// @param pipeline the pipeline
record SetAsideActed(HandOption hand, Deployment there, Pipeline pipeline) {

    /// @return the exit code
    int print(Choice choice, ByHand.Came came) {
        int code = Acted.print(hand, came.what());
        if (came.objects() > 0) {
            return code;
        }
        hand.err()
                .println(Words.plain(choice.object()
                        .map(this::state)
                        .orElseGet(() -> pipeline.name() + ": nothing that is meant is set aside; what is, is listed by"
                                + " ./windlass quarantine " + pipeline.name())));
        return ExitCode.FAILED;
    }

    private String state(ObjectId object) {
        List<String> known = pipeline.copies().stream()
                .map(Step.Copy::name)
                .map(step -> there.journal()
                        .marks()
                        .find(new StepId(pipeline.name(), step), List.of(object))
                        .get(object))
                .filter(Objects::nonNull)
                .map(SetAsideActed::said)
                .toList();
        return pipeline.name() + ": " + object + " is not set aside: "
                + (known.isEmpty() ? "no run of " + pipeline.name() + " decided about it" : String.join("; ", known))
                + "; ./windlass why " + object + " tells more";
    }

    private static String said(Mark mark) {
        String in = " in step " + mark.step().step() + ", by run " + mark.run();
        return switch (mark.state()) {
            case LOADED -> "it is loaded" + in;
            case UNDONE -> "it was taken out" + in + ", and replay loads it again";
            case DISCARDED -> "it was given up" + in;
            case QUARANTINED ->
                "other runs or times are meant than of its step " + mark.step().step() + ", run " + mark.run();
        };
    }
}
