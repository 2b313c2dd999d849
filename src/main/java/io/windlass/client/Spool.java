package io.windlass.client;

import io.windlass.client.RequestFailed.Code;
import io.windlass.journal.ObjectId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The objects of a job of rows between the first row and the end of the job. Those that are full wait in Windlass's
/// own place, which no step takes objects from; all of them go where the step takes them together, at the end.
final class Spool {

    private final ObjectStore objects;
    private final ClientSettings settings;
    private final Placement placement;
    private final Placement.Rows place;
    private final String random;
    private final List<Waiting> waiting = new ArrayList<>();

    Spool(ObjectStore objects, ClientSettings settings, Placement placement, Placement.Rows place) {
        this.objects = objects;
        this.settings = settings;
        this.placement = placement;
        this.place = place;
        this.random = settings.ids().get();
    }

    private record Waiting(ObjectId staged, String digest) {}

    /// Puts an object where it waits.
    void stage(Part part) {
        String table = place.target().step().table().name().toString();
        ObjectId staged = settings.own(JobName.staged(table, place.job(), random, waiting.size() + 1));
        Path file = part.ended();
        // Before it is there: what is put in part is removed too.
        waiting.add(new Waiting(staged, part.digest()));
        objects.put(staged, file, part.digest());
    }

    /// What tells this job's objects from any other's.
    List<String> digests(Optional<Part> last) {
        last.ifPresent(Part::ended);
        return Stream.concat(
                        waiting.stream().map(Waiting::digest), last.stream().map(Part::digest))
                .toList();
    }

    /// Puts all objects where the step takes them, and with them the last one, which did not wait. Those that an
    /// earlier attempt at the same job put already stay.
    ///
    /// @param last empty where all waited
    /// @throws RequestFailed before anything is put, where other rows lie there under the job's id
    List<Job.Member> deliver(Optional<Part> last) {
        List<String> digests = digests(last);
        List<Optional<ObjectStore.Stored>> there = new ArrayList<>();
        for (int index = 0; index < digests.size(); index++) {
            there.add(earlier(part(index + 1), digests.get(index)));
        }
        List<Job.Member> members = new ArrayList<>();
        for (int index = 0; index < digests.size(); index++) {
            int place = index;
            ObjectStore.Stored stored = there.get(index).orElseGet(() -> deliver(place, last));
            members.add(new Job.Member(
                    this.place.target().id(),
                    stored.object().id(),
                    stored.object().etag(),
                    stored.object().size(),
                    digests.get(index)));
        }
        return members;
    }

    private ObjectStore.Stored deliver(int index, Optional<Part> last) {
        ObjectId target = part(index + 1);
        return index < waiting.size()
                ? objects.copy(waiting.get(index).staged, target)
                : last.map(part -> objects.put(target, part.ended(), part.digest()))
                        .orElseThrow();
    }

    /// Removes what waited.
    void clear() {
        if (!waiting.isEmpty()) {
            objects.delete(waiting.stream().map(Waiting::staged).toList());
            waiting.clear();
        }
    }

    private ObjectId part(int number) {
        return placement.part(place, number);
    }

    private Optional<ObjectStore.Stored> earlier(ObjectId target, String digest) {
        Optional<ObjectStore.Stored> there = objects.find(target);
        if (there.isPresent() && !there.get().digest().equals(digest)) {
            throw other(place.job());
        }
        return there;
    }

    static RequestFailed other(String job) {
        return new RequestFailed(
                Code.CONFLICT,
                "/job",
                "job " + job + " was given before with other content; give the same again, or take another id");
    }
}
