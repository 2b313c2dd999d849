package io.windlass.load;

import io.windlass.event.EventItem;
import io.windlass.event.Place;
import io.windlass.journal.Arrival;
import io.windlass.journal.ObjectId;
import io.windlass.journal.StepId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// An event being sorted: what goes into the journal and what does not.
final class Recording {

    private final SequencedMap<Key, Told> taken = new LinkedHashMap<>();
    private final SequencedMap<String, Integer> ignored = new LinkedHashMap<>();
    private final List<EventItem.Unreadable> unreadable = new ArrayList<>();

    /// Takes an arrival once, however often the event tells of it: a batch write that names an item twice is
    /// refused as a whole (DynamoDB, BatchWriteItem).
    void take(Arrival arrival, Place place) {
        taken.computeIfAbsent(Key.of(arrival), key -> new Told(arrival, new ArrayList<>()))
                .places()
                .add(place);
    }

    void ignore(String kind) {
        ignored.merge(kind, 1, Integer::sum);
    }

    void refuse(EventItem.Unreadable item) {
        unreadable.add(item);
    }

    List<Arrival> arrivals() {
        return taken.values().stream().map(Told::arrival).toList();
    }

    RecordOutcome outcome(List<Arrival> notWritten) {
        List<RecordOutcome.Unwritten> unwritten = new ArrayList<>();
        for (Arrival arrival : notWritten) {
            unwritten.add(new RecordOutcome.Unwritten(
                    arrival, taken.get(Key.of(arrival)).places()));
        }
        return new RecordOutcome(taken.size() - unwritten.size(), ignored, unreadable, unwritten);
    }

    /// What makes an item of the journal this one and no other.
    private record Key(StepId step, ObjectId object, Arrival.Key arrival) {

        static Key of(Arrival arrival) {
            return new Key(arrival.step(), arrival.object().id(), arrival.key());
        }
    }

    private record Told(Arrival arrival, List<Place> places) {}
}
