package io.windlass.load;

import io.windlass.journal.Choice;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Reconciliation;
import io.windlass.journal.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// What a person or an alarm may want to know, as it happens. No notice holds the contents of a row,
/// but for the few rows that the author of a step asked to be shown, by an expectation or a range.
public sealed interface Notice {

    /// Objects are in the journal as arrivals.
    ///
    /// @param arrivals how many arrivals were written: an object that feeds two steps counts twice
    record Recorded(int arrivals) implements Notice {}

    /// Records of an event that lead to no arrival, by kind: removed, folder marker, unmatched, …
    record Ignored(Map<String, Integer> counts) implements Notice {
        public Ignored {
            counts = Map.copyOf(counts);
        }
    }

    /// A record of an event that cannot be read.
    ///
    /// @param where its place in the event, such as `Records[3].s3.object.key`
    record RecordRefused(String where, String reason) implements Notice {}

    /// A pipeline's maintenance is under way: no run is opened, and of an open one nothing is submitted.
    record Held(String pipeline, Instant until) implements Notice {}

    /// A folder that must be there by now is late, or is there after it was late. Told at each look as long as it is.
    ///
    /// @param folder what the keys of its objects begin with
    /// @param due since when it must be there
    /// @param files how many objects are enough
    /// @param found how many there are
    /// @param late whether these are too few
    record Expected(StepId step, String folder, Instant due, int files, int found, boolean late) implements Notice {}

    /// An object that waited was removed before a run took it: it waits no more.
    ///
    /// @param sequencer the newest of its writes that were removed
    record Gone(StepId step, ObjectId object, String sequencer) implements Notice {}

    /// A run took its arrivals.
    record RunOpened(String pipeline, long run, int steps, int files, long bytes, Duration oldest) implements Notice {}

    /// A statement was handed to the warehouse.
    record Submitted(String pipeline, long run, String step, int attempt, String action, String statement)
            implements Notice {}

    /// A step is in its table, says the warehouse or the ledger.
    record StepLoaded(String pipeline, long run, String step, int files, long bytes, long rows) implements Notice {}

    /// A step of an earlier run is out of its table.
    ///
    /// @param undone the number of the run that was taken back
    /// @param who who asked for it
    record StepUndone(String pipeline, long run, String step, long undone, String who) implements Notice {}

    /// Somebody did something by hand.
    ///
    /// @param action what, in a word: `pause`, `release`, …
    /// @param what to what, and what came of it
    /// @param choice the objects and runs that were meant; all of the pipeline where nobody chose
    record ByHand(String pipeline, String action, String who, String what, Choice choice) implements Notice {
        /// Of a whole pipeline.
        public ByHand(String pipeline, String action, String who, String what) {
            this(pipeline, action, who, what, Choice.all());
        }
    }

    /// An attempt failed and another follows.
    record Retried(String pipeline, long run, String step, int attempt, String kind, String reason) implements Notice {}

    /// A step is given up.
    record Voiding(String pipeline, long run, String step, String ending, String reason) implements Notice {}

    /// An object is set aside.
    record Quarantined(StepId step, long run, ObjectId object, String reason) implements Notice {}

    /// A step is loaded, but not all of its rows: its definition lets COPY skip bad ones.
    ///
    /// @param rows how many were skipped; -1 where nobody can tell
    /// @param files how many objects they are of; 0 where nobody can tell
    /// @param reason the first of them and what is wrong with it, or why nobody can tell
    record RowsSkipped(String pipeline, long run, String step, long rows, int files, String reason) implements Notice {}

    /// The same key came again with other content, and the source says that this is not wanted.
    ///
    /// @param sequencer the newest write that was dropped
    /// @param rejected whether it is an offence to be reported; else it is only counted
    /// @param listed whether the step takes all that lies below its prefix: then its next run loads it all the same
    record Overwritten(StepId step, ObjectId object, String sequencer, boolean rejected, boolean listed)
            implements Notice {
        /// Of a step that takes what arrives.
        public Overwritten(StepId step, ObjectId object, String sequencer, boolean rejected) {
            this(step, object, sequencer, rejected, false);
        }
    }

    /// A run is over.
    ///
    /// @param loaded how many of its steps are loaded
    /// @param reason why not all; empty otherwise
    record RunClosed(String pipeline, long run, int steps, int loaded, String reason) implements Notice {}

    /// Bucket, journal and ledger do not say the same of an object. Not every one of many is told.
    record Found(StepId step, ObjectId object, Reconciliation.Finding finding) implements Notice {}

    /// Bucket, journal and ledger of a pipeline were compared.
    ///
    /// @param missing objects in the bucket that nobody knew of; they wait now
    /// @param extra objects in the ledger that are no longer in the bucket
    /// @param twice objects that more than one run loaded
    record Reconciled(String pipeline, long missing, long extra, long twice) implements Notice {}

    /// Something went wrong that the next tick will meet again.
    record Trouble(String pipeline, String message) implements Notice {}
}
