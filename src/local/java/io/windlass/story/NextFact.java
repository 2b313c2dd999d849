package io.windlass.story;

import io.windlass.journal.Arrival;
import io.windlass.journal.Mark;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import io.windlass.journal.StepId;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What happens next to an object in a step, and the command that would change it.
///
/// @param known what is known of it
record NextFact(Known known) {

    Fact of(StepId step, Optional<Pipeline> pipeline) {
        Optional<Mark> mark = Optional.ofNullable(known.marks().get(step));
        List<Arrival> waiting = known.arrivals().getOrDefault(step, List.of());
        Run open = known.open().get(step);
        if (open != null) {
            return fact(step, "run " + open.number() + " decides about it", command("cancel", step, ""));
        }
        if (pipeline.isEmpty() || taker(pipeline.get(), step).isEmpty()) {
            return fact(step, "nothing: no copy step of that name is defined any more", "");
        }
        if (!waiting.isEmpty()) {
            return waits(step, mark, pipeline.get());
        }
        return mark.map(each -> decided(step, each)).orElseGet(() -> unheard(step));
    }

    /// Of an object that no step takes or ever decided about.
    Fact ofNobodys() {
        if (known.present().isEmpty() || known.object().key().startsWith(Sources.OWN)) {
            return Fact.of("next", "next: nothing", "what", "nothing");
        }
        String what = "nothing: it stays in its bucket and is not loaded. Write it where a step takes it, or define a"
                + " pipeline that takes it and start up or deploy again";
        String command = "./windlass reconcile PIPELINE";
        return Fact.of(
                "next",
                "next: " + what + "; what lies in the bucket by then is handed over by " + command,
                "what",
                what,
                "command",
                command);
    }

    private Fact waits(StepId step, Optional<Mark> mark, Pipeline pipeline) {
        PipelineState state = known.states().get(step.pipeline());
        if (state != null && state.paused()) {
            String why = known.paused().get(step).words(step.pipeline());
            return fact(step, "it waits: " + why, "./windlass resume " + step.pipeline());
        }
        if (state != null && state.run().isPresent()) {
            String what = "it waits for the end of run " + state.run().getAsLong() + "; the next run decides about it";
            return fact(step, what, command("cancel", step, ""));
        }
        String then = mark.filter(each -> each.state() == Mark.State.LOADED)
                .map(each -> "the next plan decides: the same content is dropped as a repetition, other content by the"
                        + " source's overwrite policy, \"" + policy(pipeline, step) + "\"")
                .orElse(
                        known.present().isEmpty()
                                ? "the next run finds that it is gone, and sets it aside"
                                : "the next run takes it, when its batch is full or old enough, or a start asks");
        return fact(step, then, "./windlass start " + step.pipeline());
    }

    private Fact decided(StepId step, Mark mark) {
        String there = known.present().isEmpty() ? "; it no longer lies in its bucket" : "";
        return switch (mark.state()) {
            case LOADED ->
                mark.run() == 0
                        ? fact(
                                step,
                                "nothing: it was loaded by an older loader and adopted; its rows do not tell where they"
                                        + " are from, so Windlass cannot take them back" + there,
                                "")
                        : fact(step, "nothing: it is loaded" + there, command("undo", step, "--object"));
            case QUARANTINED ->
                fact(
                        step,
                        "nothing until somebody says so: it is set aside" + there,
                        command("release", step, "--object"));
            case UNDONE ->
                fact(
                        step,
                        "nothing until somebody says so: it was taken out" + there,
                        command("replay", step, "--object"));
            case DISCARDED -> fact(step, "nothing: it was given up" + there, command("release", step, "--object"));
        };
    }

    private Fact unheard(StepId step) {
        return known.present().isEmpty()
                ? fact(step, "nothing: it is not in its bucket, and the journal never heard of it", "")
                : fact(
                        step,
                        "nothing: it lies in its bucket, and the journal never heard of it",
                        "./windlass reconcile " + step.pipeline());
    }

    private static Optional<Step.Copy> taker(Pipeline pipeline, StepId step) {
        return pipeline.copies().stream()
                .filter(each -> each.name().equals(step.step()))
                .findFirst();
    }

    private static String policy(Pipeline pipeline, StepId step) {
        return taker(pipeline, step)
                .map(each -> each.from().overwrite().name().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private String command(String verb, StepId step, String option) {
        String about = option.isEmpty()
                ? ""
                : " " + option + " " + quoted(known.object().url());
        return "./windlass " + verb + " " + step.pipeline() + about;
    }

    /// As a shell takes it.
    static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:=@%+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static Fact fact(StepId step, String what, String command) {
        return Fact.of(
                "next",
                "next in " + step + ": " + what + (command.isEmpty() ? "" : "; to change it: " + command),
                "pipeline",
                step.pipeline(),
                "step",
                step.step(),
                "what",
                what,
                "command",
                command);
    }
}
