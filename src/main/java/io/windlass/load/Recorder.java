package io.windlass.load;

import io.windlass.event.EventItem;
import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// Writes what events tell into the journal: the first step of an object's way.
///
/// It reads nothing. An arrival's key comes from the event alone, so the same event again writes the same items
/// again, and the planner decides what is new.
public final class Recorder {

    private final Destinations destinations;
    private final Arrivals arrivals;
    private final boolean removals;
    private final Notices notices;

    /// One that hears of writes only.
    public Recorder(Destinations destinations, Arrivals arrivals, Notices notices) {
        this(destinations, arrivals, false, notices);
    }

    /// @param removals whether what is removed before it was loaded is written down too
    public Recorder(Destinations destinations, Arrivals arrivals, boolean removals, Notices notices) {
        this.removals = removals;
        this.destinations = Objects.requireNonNull(destinations, "destinations is null");
        this.arrivals = Objects.requireNonNull(arrivals, "arrivals is null");
        this.notices = Objects.requireNonNull(notices, "notices is null");
    }

    /// Records all of an event with one put. What is good is recorded whatever else is bad.
    public RecordOutcome record(List<EventItem> items) {
        Recording recording = new Recording();
        for (EventItem item : items) {
            if (item instanceof EventItem.Created created) {
                sort(created, recording);
            } else {
                sort(item, recording);
            }
        }
        List<Arrival> unwritten = recording.arrivals().isEmpty() ? List.of() : arrivals.put(recording.arrivals());
        RecordOutcome outcome = recording.outcome(unwritten);
        tell(outcome);
        return outcome;
    }

    private void sort(EventItem item, Recording recording) {
        switch (item) {
            case EventItem.Created created -> sort(created, recording);
            case EventItem.Removed removed -> sort(removed, recording);
            case EventItem.Other other -> recording.ignore(nameOf(other.kind()));
            case EventItem.TestMessage test -> recording.ignore("test message");
            case EventItem.Unreadable unreadable -> recording.refuse(unreadable);
        }
    }

    private void sort(EventItem.Created created, Recording recording) {
        String key = created.object().id().key();
        // What consoles and tools put to show a folder. An empty object with any other key is an empty file, and one
        // that holds something is data whatever its key.
        if (key.endsWith("/") && created.object().size() == 0) {
            recording.ignore("folder marker");
            return;
        }
        Destinations.Destination destination =
                destinations.of(created.object().id().bucket(), key);
        // The usual case first: a switch over types is code made at run time (docs/start.md).
        if (destination instanceof Destinations.Destination.To(List<StepId> steps)) {
            take(steps, created, recording);
        } else {
            sort(destination, created, recording);
        }
    }

    private static void take(List<StepId> steps, EventItem.Created created, Recording recording) {
        for (StepId step : steps) {
            recording.take(Arrival.fromEvent(step, created.object()), created.place());
        }
    }

    private static void sort(Destinations.Destination destination, EventItem.Created created, Recording recording) {
        switch (destination) {
            case Destinations.Destination.To(List<StepId> steps) -> take(steps, created, recording);
            case Destinations.Destination.ForeignBucket foreign -> recording.ignore("foreign bucket");
            case Destinations.Destination.Unmatched unmatched -> recording.ignore("unmatched key");
            case Destinations.Destination.OutOfSeries stray ->
                recording.ignore("unmatched key: no value of its series");
            case Destinations.Destination.Undecided(String reason) ->
                recording.refuse(new EventItem.Unreadable(created.place(), reason));
        }
    }

    /// A removal without a sequencer has no place among the writes, and one of nobody's object concerns nobody.
    private void sort(EventItem.Removed removed, Recording recording) {
        Optional<S3Object> object =
                removed.object().filter(known -> removals && !known.sequencer().isEmpty());
        if (object.isPresent()
                && destinations.of(object.get().id().bucket(), object.get().id().key())
                        instanceof Destinations.Destination.To(List<StepId> steps)) {
            Arrival.Kind kind = removed.marker() ? Arrival.Kind.HIDDEN : Arrival.Kind.REMOVED;
            steps.forEach(step -> recording.take(new Arrival(step, object.get(), 0, kind), removed.place()));
        } else {
            recording.ignore("removed");
        }
    }

    private static String nameOf(EventItem.Kind kind) {
        return switch (kind) {
            case RESTORE -> "restore";
            case REPLICATION -> "replication";
            case LIFECYCLE -> "lifecycle";
            case TIERING -> "tiering";
            case TAGGING -> "tagging";
            case ACL -> "access control";
            case LOST -> "lost object";
            case UNKNOWN -> "unknown kind";
        };
    }

    private void tell(RecordOutcome outcome) {
        if (outcome.recorded() > 0) {
            notices.tell(new Notice.Recorded(outcome.recorded()));
        }
        if (!outcome.ignored().isEmpty()) {
            notices.tell(new Notice.Ignored(outcome.ignored()));
        }
        for (EventItem.Unreadable item : outcome.unreadable()) {
            notices.tell(new Notice.RecordRefused(item.place().toString(), item.reason()));
        }
        Map<String, Integer> missing = new TreeMap<>();
        for (RecordOutcome.Unwritten unwritten : outcome.unwritten()) {
            missing.merge(unwritten.arrival().step().pipeline(), 1, Integer::sum);
        }
        for (Map.Entry<String, Integer> pipeline : missing.entrySet()) {
            notices.tell(new Notice.Trouble(
                    pipeline.getKey(), pipeline.getValue() + " arrivals could not be written to the journal"));
        }
    }
}
