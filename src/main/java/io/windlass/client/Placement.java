package io.windlass.client;

import io.windlass.client.RequestFailed.Code;
import io.windlass.journal.ObjectId;
import io.windlass.pipeline.Route;
import io.windlass.pipeline.Routing;
import io.windlass.pipeline.Source;
import io.windlass.redshift.Compression;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where an object must lie so that a copy step takes it.
///
/// @param routing which step takes which object
/// @param dataBucket the bucket of steps that name none
record Placement(Routing routing, String dataBucket) {

    /// The copy step that takes an object, if it is one of these.
    Optional<Target> taker(List<Target> targets, ObjectId object) {
        return switch (routing.route(object.bucket(), object.key())) {
            case Route.Taken taken ->
                targets.stream()
                        .filter(target -> taken.targets()
                                .contains(new Route.Target(
                                        target.id().pipeline(), target.id().step())))
                        .findFirst();
            case Route.ForeignBucket _, Route.Unmatched _, Route.OutOfSeries _, Route.Own _, Route.Undecided _ ->
                Optional.empty();
        };
    }

    /// A step that takes the rows of a job, and how its objects end.
    Rows forRows(List<Target> targets, String job) {
        for (Target target : targets) {
            for (Ending ending : endings(target)) {
                ObjectId first = place(target, job, "1" + ending.text);
                if (plain(target) && taker(List.of(target), first).isPresent()) {
                    return new Rows(target, job, ending.text, ending.gzip);
                }
            }
        }
        throw new RequestFailed(
                Code.NOT_WRITABLE,
                "/table",
                targets.stream()
                        .map(target -> target + " " + obstacle(target, "1.json.gz"))
                        .collect(Collectors.joining("; ")));
    }

    /// Where a file of somebody else's is copied to, so that a step takes it: its name tells which file it was.
    ///
    /// @throws RequestFailed where the step does not take that name
    ObjectId forCopy(Target target, String job, ObjectId file) {
        String key = file.key();
        String name = file.hash().substring(0, 12) + "-" + key.substring(key.lastIndexOf('/') + 1);
        ObjectId copy = place(target, job, name);
        if (!plain(target) || taker(List.of(target), copy).isEmpty()) {
            throw new RequestFailed(Code.NOT_WRITABLE, "/files", target + " " + obstacle(target, name));
        }
        return copy;
    }

    /// Whether its prefix names one place. What matches any value of a partition would match the asterisk too.
    private static boolean plain(Target target) {
        return !target.step().from().prefix().contains("*");
    }

    private ObjectId place(Target target, String job, String name) {
        Source from = target.step().from();
        return new ObjectId(from.bucket().orElse(dataBucket), JobName.below(from.prefix(), job, name));
    }

    /// Why no object of a client's fits the step.
    private static String obstacle(Target target, String name) {
        Source from = target.step().from();
        if (!plain(target)) {
            return "takes objects of partitions only (" + from.prefix()
                    + "), and a client knows none; add a step with a plain prefix";
        }
        if (from.series().isPresent()) {
            return "takes objects of a series only, and a client knows no value of it; add a step without a series";
        }
        Optional<Compression> only = target.step().compression();
        if (only.filter(each -> each != Compression.GZIP && each != Compression.NONE)
                .isPresent()) {
            return "takes only objects of compression " + only.get().text() + "; leave its \"compression\" out";
        }
        return from.match()
                .map(match -> "takes only keys whose rest after " + from.prefix() + " matches " + match + ", which "
                        + JobName.below("", "<job>", name) + " does not; widen its \"match\"")
                .orElse("leaves what lies below its prefix to another step; give it a prefix of its own");
    }

    private static List<Ending> endings(Target target) {
        Optional<Compression> only = target.step().compression();
        if (only.isEmpty()) {
            return List.of(new Ending(".json.gz", true), new Ending(".json", false));
        }
        return switch (only.get()) {
            case GZIP -> List.of(new Ending(".json.gz", true), new Ending(".json", true));
            case NONE -> List.of(new Ending(".json", false));
            case ZSTD, BZIP2 -> List.of();
        };
    }

    private record Ending(String text, boolean gzip) {}

    /// Where the objects of a job of rows lie.
    ///
    /// @param target the step that takes them
    /// @param job the job's id
    /// @param ending how their names end
    /// @param gzip whether they are compressed
    record Rows(Target target, String job, String ending, boolean gzip) {}

    /// The n-th object of a job of rows, from 1.
    ObjectId part(Rows rows, int number) {
        return place(rows.target, rows.job, number + rows.ending);
    }
}
