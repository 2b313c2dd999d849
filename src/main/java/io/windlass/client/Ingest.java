package io.windlass.client;

import io.windlass.journal.Arrival;
import io.windlass.journal.Arrivals;
import io.windlass.journal.JournalUnavailable;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import io.windlass.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gives files that lie in S3 to a table. What a copy step of the table takes already becomes an arrival where it
/// lies; anything else is copied to where a step takes it, so that the warehouse reads declared places only.
///
/// @param tables the tables
/// @param placement which step takes what
/// @param files what the files of a request are
/// @param readers which step reads what no step takes where it lies
/// @param objects objects in S3
/// @param arrivals the journal
record Ingest(
        Tables tables,
        Placement placement,
        SourceFiles files,
        Readers readers,
        ObjectStore objects,
        Arrivals arrivals) {

    /// Where each file goes. A file that is named and goes nowhere stops all before anything is done; in a directory
    /// it is left out, unless nothing else is there.
    List<Given> plan(Table table, List<String> named, String job) {
        List<Target> targets = tables.forFiles(table);
        List<Given> given = new ArrayList<>();
        Optional<RequestFailed> leftOut = Optional.empty();
        for (S3Object object : files.find(named, targets).values()) {
            Optional<Target> taker = placement.taker(targets, object.id());
            Optional<Target> reader = taker.isPresent() ? taker : readers.of(targets, object);
            if (reader.isPresent()) {
                given.add(new Given(
                        reader.get(),
                        object,
                        taker.isPresent()
                                ? Optional.empty()
                                : Optional.of(placement.forCopy(reader.get(), job, object.id()))));
            } else if (SourceFiles.names(named, object.id())) {
                throw Readers.none(table, targets, object);
            } else {
                leftOut = Optional.of(Readers.none(table, targets, object));
            }
        }
        if (given.isEmpty() && leftOut.isPresent()) {
            throw leftOut.get();
        }
        return given;
    }

    /// @param recorded whether copies become arrivals at once, and not only when S3 tells of them
    /// @return what the job consists of
    List<Job.Member> give(List<Given> given, boolean recorded) {
        List<Job.Member> members = new ArrayList<>();
        List<Arrival> now = new ArrayList<>();
        for (Given each : given) {
            S3Object object = each.copy.map(copy -> copy(each.object, copy)).orElse(each.object);
            if (each.copy.isEmpty() || recorded) {
                now.add(Arrival.fromEvent(each.target.id(), object));
            }
            members.add(new Job.Member(each.target.id(), object.id(), object.etag(), object.size(), ""));
        }
        record(now);
        return members;
    }

    /// A file and where it goes.
    ///
    /// @param target the step that loads it
    /// @param object the file
    /// @param copy where it is copied to; empty where a step takes it as it lies
    record Given(Target target, S3Object object, Optional<ObjectId> copy) {

        /// Where the step finds it.
        ObjectId there() {
            return copy.orElse(object.id());
        }

        /// Whether this is what a job has as a member. What was copied is not looked at again.
        boolean is(Job.Member member) {
            return member.step().equals(target.id())
                    && member.object().equals(there())
                    && (copy.isPresent() || member.etag().equals(object.etag()));
        }
    }

    /// Whether these are the files of a job.
    static boolean same(List<Given> given, Job job) {
        Map<ObjectId, Job.Member> members = new HashMap<>();
        job.objects().forEach(member -> members.put(member.object(), member));
        return given.size() == members.size()
                && given.stream()
                        .allMatch(each -> Optional.ofNullable(members.get(each.there()))
                                .filter(each::is)
                                .isPresent());
    }

    /// Of what was copied before under the same job's name nothing is copied again: that would be another write.
    private S3Object copy(S3Object object, ObjectId copy) {
        Optional<ObjectStore.Stored> before = objects.find(copy);
        if (before.isPresent() && before.get().object().size() == object.size()) {
            return before.get().object();
        }
        return objects.copy(object.id(), copy).object();
    }

    private void record(List<Arrival> now) {
        List<Arrival> unwritten = now.isEmpty() ? List.of() : arrivals.put(now);
        if (!unwritten.isEmpty()) {
            throw new JournalUnavailable(unwritten.size() + " of " + now.size()
                    + " files could not be written to the journal; give the same job again");
        }
    }
}
