package io.windlass.load;

import io.windlass.event.EventItem;
import io.windlass.event.Place;
import io.windlass.journal.Arrival;
import io.windlass.journal.ObjectId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// An event being sorted: what goes into the journal and what does not.
final class Recording {

    private final SequencedMap<String, Told> taken = new LinkedHashMap<>();
    private final SequencedMap<String, Integer> ignored = new LinkedHashMap<>();
    private final List<EventItem.Unreadable> unreadable = new ArrayList<>();

    /// Takes an arrival once, however often the event tells of it: a batch write that names an item twice is
    /// refused as a whole (DynamoDB, BatchWriteItem).
    void take(Arrival arrival, Place place) {
        String key = key(arrival);
        Told told = taken.get(key);
        if (told == null) {
            told = new Told(arrival, new ArrayList<>());
            taken.put(key, told);
        }
        told.places().add(place);
    }

    void ignore(String kind) {
        ignored.merge(kind, 1, Integer::sum);
    }

    void refuse(EventItem.Unreadable item) {
        unreadable.add(item);
    }

    List<Arrival> arrivals() {
        List<Arrival> arrivals = new ArrayList<>();
        for (Told told : taken.values()) {
            arrivals.add(told.arrival());
        }
        return arrivals;
    }

    RecordOutcome outcome(List<Arrival> notWritten) {
        List<RecordOutcome.Unwritten> unwritten = new ArrayList<>();
        for (Arrival arrival : notWritten) {
            unwritten.add(
                    new RecordOutcome.Unwritten(arrival, taken.get(key(arrival)).places()));
        }
        return new RecordOutcome(taken.size() - unwritten.size(), ignored, unreadable, unwritten);
    }

    /// What makes an item of the journal this one and no other. Lengths keep apart what may hold a slash itself. A text
    /// and no record: how records are compared is code made at run time, which takes a part of every start.
    private static String key(Arrival arrival) {
        Arrival.Key key = arrival.key();
        ObjectId object = arrival.object().id();
        return arrival.step().pipeline() + "/" + arrival.step().step() + "/"
                + key.time().toEpochMilli() + "/"
                + key.generation() + "/" + object.bucket().length() + "/" + object.bucket() + "/"
                + object.key().length()
                + "/" + object.key() + "/" + key.sequencer();
    }

    private record Told(Arrival arrival, List<Place> places) {}
}
