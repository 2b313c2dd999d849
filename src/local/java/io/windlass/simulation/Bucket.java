package io.windlass.simulation;

import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import io.windlass.pipeline.Step;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// The bucket: for each key what lies there now, and every write that there was.
final class Bucket {

    private static final String NAME = "simulated";

    private final Map<ObjectId, Content> contents = new HashMap<>();
    private final Map<ObjectId, Content> last = new HashMap<>();
    private final List<Written> writes = new ArrayList<>();
    private final Set<Written> removed = new HashSet<>();
    private long sequence;

    /// @param good whether COPY can load it
    /// @param named whether the warehouse says which object it was, when it cannot
    /// @param stops whether a bad one ends even a COPY that may refuse rows
    /// @param skips how many rows of a good one a COPY refuses; one that may refuse none cannot load it
    record Content(String etag, boolean good, boolean named, boolean stops, int skips) {

        /// How many rows of a bad one are bad: more than any step lets pass.
        private static final int ALL = 100;

        /// A good one, or one that is bad and named.
        static Content plain(String etag, boolean good) {
            return new Content(etag, good, true, false, 0);
        }

        /// How many rows a COPY refuses.
        int refused() {
            return good ? skips : ALL;
        }

        /// Whether a step can load it.
        boolean loads(Step.Copy step) {
            return good && (skips == 0 || step.options().values().containsKey("maxerror"));
        }
    }

    /// One write, as its event tells it.
    record Written(S3Object object, Content content) {}

    /// Its first folder goes by the step, if there are two, and else by the value; its second by the value.
    static ObjectId id(int number) {
        return new ObjectId(NAME, number % STEPS + "/" + number / STEPS % VALUES + "/object" + number);
    }

    /// The number of copy steps that keys are spread over.
    static final int STEPS = 2;

    /// The number of values of a series that keys are spread over.
    private static final int VALUES = 3;

    /// Puts new content, or the same again, whether it still lies there or not.
    Written put(ObjectId id, Optional<Content> content, Instant time) {
        sequence++;
        Content put = content.orElseGet(() -> last.get(id));
        contents.put(id, put);
        last.put(id, put);
        // Sequencers of one key differ in length, as those of S3 may.
        String sequencer = String.format("%04X", sequence) + (sequence % 3 == 0 ? "0".repeat(2) : "");
        S3Object object = new S3Object(id, sequencer, put.etag(), "", 10 + sequence, time);
        Written written = new Written(object, put);
        writes.add(written);
        return written;
    }

    /// What a listing tells: of each key that is there the last write, without its sequencer and to the second.
    List<S3Object> listed() {
        Map<ObjectId, S3Object> objects = new TreeMap<>(Comparator.comparing(ObjectId::key));
        for (Written written : writes) {
            S3Object object = written.object();
            objects.put(
                    object.id(),
                    new S3Object(
                            object.id(),
                            "",
                            object.etag(),
                            "",
                            object.size(),
                            object.time().truncatedTo(ChronoUnit.SECONDS)));
        }
        objects.keySet().retainAll(contents.keySet());
        return List.copyOf(objects.values());
    }

    /// Those that are there, as a listing tells them.
    Map<ObjectId, S3Object> heads(Collection<ObjectId> objects) {
        return listed().stream()
                .filter(object -> objects.contains(object.id()))
                .collect(Collectors.toMap(S3Object::id, object -> object));
    }

    /// What is there can be loaded from now on, without having been written: what read it was wrong.
    void mend(ObjectId id) {
        contents.computeIfPresent(id, (any, bad) -> new Content(bad.etag(), true, bad.named(), bad.stops(), 0));
    }

    boolean holds(ObjectId id) {
        return contents.containsKey(id);
    }

    /// Nobody is told of it.
    void remove(ObjectId id) {
        contents.remove(id);
        writes.stream().filter(written -> written.object().id().equals(id)).forEach(removed::add);
    }

    /// Whether its object was removed after it.
    boolean removed(Written written) {
        return removed.contains(written);
    }

    /// Whether something was ever put there.
    boolean knows(ObjectId id) {
        return last.containsKey(id);
    }

    /// What was put there last.
    Content last(ObjectId id) {
        return last.get(id);
    }

    /// What was put there before what was put there last, and is not the same.
    Optional<Content> other(ObjectId id) {
        return writes.reversed().stream()
                .filter(written -> written.object().id().equals(id))
                .map(Written::content)
                .filter(content -> !content.etag().equals(last(id).etag()))
                .findFirst();
    }

    /// What was put there at some time.
    ///
    /// @throws IllegalArgumentException where nothing ever was
    Content earlier(ObjectId id, RandomGenerator random) {
        List<Content> all = writes.stream()
                .filter(written -> written.object().id().equals(id))
                .map(Written::content)
                .toList();
        return all.get(random.nextInt(all.size()));
    }

    /// Every object that ever was.
    List<ObjectId> known() {
        return last.keySet().stream()
                .sorted(Comparator.comparing(ObjectId::key))
                .toList();
    }

    Optional<Content> content(ObjectId id) {
        return Optional.ofNullable(contents.get(id));
    }

    List<Written> writes() {
        return writes;
    }
}
