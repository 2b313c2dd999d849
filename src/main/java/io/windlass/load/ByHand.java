package io.windlass.load;

import io.windlass.journal.Choice;
import io.windlass.journal.Run;
import io.windlass.pipeline.Pipeline;
import java.util.List;
import java.util.Optional;

/// What a person does with objects that were decided, each told of with who did it.
///
/// Everything may be done again: what was done already is passed over, so whoever was killed in the middle goes on by
/// asking once more.
///
/// @param release what brings back and gives up
/// @param undoer what takes back
/// @param search what finds the runs
/// @param notices who hears of it
public record ByHand(Release release, Undoer undoer, RunSearch search, Notices notices) {

    /// How it is asked.
    ///
    /// @param dry whether nothing is written
    /// @param despiteSql whether rows are taken back although sql steps have read them
    /// @param who who asks
    public record Asking(boolean dry, boolean despiteSql, String who) {}

    /// What came of it.
    ///
    /// @param what for a person
    /// @param objects how many it was about
    public record Came(String what, long objects) {}

    /// Releases what is set aside.
    public Came release(Pipeline pipeline, Choice choice, Asking asking) {
        long count = release.release(pipeline, choice, asking.dry(), held -> {});
        return new Came(told(pipeline, "release", choice, asking, count + " released"), count);
    }

    /// Gives up what is set aside.
    public Came discard(Pipeline pipeline, Choice choice, String why, Asking asking) {
        String said = "discarded by " + asking.who() + ": " + why;
        long count = release.discard(pipeline, choice, said, asking.dry(), held -> {});
        return new Came(told(pipeline, "discard", choice, asking, count + " discarded"), count);
    }

    /// Takes back the first run of the choice that has anything left to take back. The others follow when it is asked
    /// again after that.
    ///
    /// @param replay whether what is meant is loaded again, also what was taken out before
    /// @return what came of it, for a person
    public String undo(Pipeline pipeline, Choice choice, boolean replay, Asking asking) {
        long again = 0;
        long after = 0;
        while (true) {
            Optional<Run> run = search.next(pipeline, choice, after);
            if (run.isEmpty()) {
                String rest = again > 0
                        ? again + " that were undone are loaded again"
                        : search.adopted(pipeline, choice)
                                .map(reason -> "refused: " + reason)
                                .orElse("nothing is left to undo");
                return told(pipeline, replay ? "replay" : "undo", choice, asking, rest);
            }
            after = run.get().number();
            again += replay ? release.replayUndone(run.get(), choice, asking.dry()) : 0;
            UndoRequest request = new UndoRequest(after, choice.objects(), replay, asking.despiteSql(), asking.who());
            UndoOutcome outcome = asking.dry() ? undoer.look(pipeline, request) : undoer.open(pipeline, request);
            if (!(outcome instanceof UndoOutcome.Nothing)) {
                return told(pipeline, replay ? "replay" : "undo", choice, asking, words(after, outcome));
            }
        }
    }

    private static String words(long undone, UndoOutcome outcome) {
        return switch (outcome) {
            case UndoOutcome.Opened(Run run, List<UndoOutcome.Share> shares) ->
                "run " + run.number() + " takes run " + undone + " back; ask again for further runs";
            case UndoOutcome.Possible possible -> "run " + undone + " would be taken back; others may follow";
            case UndoOutcome.Running(long open) -> "refused: run " + open + " is open; ask again when it is over";
            case UndoOutcome.Beaten() -> "refused: somebody else was faster; ask again";
            case UndoOutcome.Nothing() -> "nothing is left to undo";
            case UndoOutcome.Refused(List<String> reasons) -> "refused: " + String.join("; ", reasons);
        };
    }

    private String told(Pipeline pipeline, String action, Choice choice, Asking asking, String what) {
        if (asking.dry()) {
            return "dry run: " + what;
        }
        notices.tell(new Notice.ByHand(pipeline.name(), action, asking.who(), what, choice));
        return what;
    }
}
