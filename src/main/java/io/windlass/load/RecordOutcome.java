package io.windlass.load;

import io.windlass.event.EventItem;
import io.windlass.event.Place;
import io.windlass.journal.Arrival;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// What became of an event.
///
/// @param recorded arrivals that are in the journal now: an object that feeds two steps counts twice
/// @param ignored what leads to no arrival, by kind
/// @param unreadable what could not be understood
/// @param unwritten arrivals that the journal did not take
public record RecordOutcome(
        int recorded,
        SequencedMap<String, Integer> ignored,
        List<EventItem.Unreadable> unreadable,
        List<Unwritten> unwritten) {

    public RecordOutcome {
        ignored = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(ignored));
        unreadable = List.copyOf(unreadable);
        unwritten = List.copyOf(unwritten);
    }

    /// An arrival that is not in the journal although it was tried again.
    ///
    /// @param places every place of the event that tells of it
    public record Unwritten(Arrival arrival, List<Place> places) {
        public Unwritten {
            places = List.copyOf(places);
        }
    }

    /// Whether all of the event is in the journal or rightly ignored.
    public boolean complete() {
        return unreadable.isEmpty() && unwritten.isEmpty();
    }

    /// The queue messages that are to be delivered again.
    public SequencedSet<String> failedMessages() {
        SequencedSet<String> messages = new LinkedHashSet<>();
        for (Failure failure : failures()) {
            failure.place().message().ifPresent(messages::add);
        }
        return messages;
    }

    /// One line for each thing that failed.
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (Failure failure : failures()) {
            complaints.add(failure.toString());
        }
        return complaints;
    }

    /// One line for each thing that failed and that no delivery of a single message can put right.
    public List<String> complaintsOutsideMessages() {
        return failures().stream()
                .filter(failure -> failure.place().message().isEmpty())
                .map(Failure::toString)
                .toList();
    }

    private List<Failure> failures() {
        List<Failure> failures = new ArrayList<>();
        for (EventItem.Unreadable item : unreadable) {
            failures.add(new Failure(item.place(), item.reason()));
        }
        for (Unwritten missing : unwritten) {
            for (Place place : missing.places()) {
                failures.add(new Failure(
                        place,
                        "could not be written to the journal for "
                                + missing.arrival().step()));
            }
        }
        return failures;
    }

    private record Failure(Place place, String reason) {
        @Override
        public String toString() {
            return place + ": " + reason;
        }
    }
}
