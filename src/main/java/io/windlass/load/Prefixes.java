package io.windlass.load;

import io.windlass.journal.Listing;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.pipeline.SeriesValue;
import io.windlass.pipeline.Source;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// All objects that belong to a copy step, whether an event came of them or not.
///
/// @param listing what lies in the buckets
/// @param destinations which step takes an object: the same that decides about events
public record Prefixes(Listing listing, Destinations destinations) {

    public Prefixes {
        Objects.requireNonNull(listing, "listing is null");
        Objects.requireNonNull(destinations, "destinations is null");
    }

    /// Tells them one by one. What looks like a folder and holds nothing is none.
    ///
    /// @throws IllegalStateException where nobody can say to whom an object belongs
    void objects(StepId step, Source source, Consumer<S3Object> objects) {
        list(step, source, literal(source.prefix()), objects);
    }

    /// Tells those of one value of the source's series. Only its own folders are listed, so that a long series costs
    /// no more than a short one; where the prefix has hive partitions, all of it is.
    void objects(StepId step, Source source, SeriesValue value, Consumer<S3Object> objects) {
        Consumer<S3Object> own = object -> {
            if (source.value(object.id().key())
                    .filter(each -> each.compareTo(value) == 0)
                    .isPresent()) {
                objects.accept(object);
            }
        };
        if (source.prefix().contains("*")) {
            objects(step, source, own);
        } else {
            value.folders().forEach(folder -> list(step, source, source.prefix() + folder, own));
        }
    }

    /// Tells whatever lies below a source's prefix, its own or not, from behind a key on, as long as more is
    /// wanted.
    ///
    /// @param after a key; one that does not lie below the prefix is as good as none
    void below(Source source, String after, Predicate<S3Object> objects) {
        String prefix = literal(source.prefix());
        listing.list(source.bucket(), prefix, after.startsWith(prefix) ? after : "", objects);
    }

    /// Tells whatever lies in a folder of a source, as long as more is wanted.
    ///
    /// @param folder what the keys begin with
    void folder(Source source, String folder, Predicate<S3Object> objects) {
        listing.list(source.bucket(), folder, "", objects);
    }

    /// Whether an object belongs to a step. What looks like a folder and holds nothing belongs to none.
    ///
    /// @param undecided hears why nobody can say
    boolean belongs(StepId step, S3Object object, Consumer<String> undecided) {
        boolean folder = object.size() == 0 && object.id().key().endsWith("/");
        return !folder && taken(step, object, undecided);
    }

    private void list(StepId step, Source source, String prefix, Consumer<S3Object> objects) {
        listing.list(source.bucket(), prefix, object -> {
            if (belongs(step, object, Prefixes::unknown)) {
                objects.accept(object);
            }
        });
    }

    private static void unknown(String reason) {
        throw new IllegalStateException(reason);
    }

    private boolean taken(StepId step, S3Object object, Consumer<String> undecided) {
        return switch (destinations.of(object.id().bucket(), object.id().key())) {
            case Destinations.Destination.To to -> to.steps().contains(step);
            case Destinations.Destination.ForeignBucket foreign -> false;
            case Destinations.Destination.Unmatched unmatched -> false;
            case Destinations.Destination.OutOfSeries stray -> false;
            case Destinations.Destination.Undecided(String reason) -> {
                undecided.accept(object.id() + ": " + reason);
                yield false;
            }
        };
    }

    /// Up to the first segment that matches more than itself.
    public static String literal(String prefix) {
        if (!prefix.contains("*")) {
            return prefix;
        }
        return Arrays.stream(prefix.split("/"))
                .takeWhile(segment -> !segment.contains("*"))
                .map(segment -> segment + "/")
                .collect(Collectors.joining());
    }
}
