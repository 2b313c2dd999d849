package io.windlass.load;

import io.windlass.journal.Listing;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.pipeline.SeriesValue;
import io.windlass.pipeline.Source;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
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

    private void list(StepId step, Source source, String prefix, Consumer<S3Object> objects) {
        listing.list(source.bucket(), prefix, object -> {
            boolean folder = object.size() == 0 && object.id().key().endsWith("/");
            if (!folder && belongs(step, object)) {
                objects.accept(object);
            }
        });
    }

    private boolean belongs(StepId step, S3Object object) {
        return switch (destinations.of(object.id().bucket(), object.id().key())) {
            case Destinations.Destination.To to -> to.steps().contains(step);
            case Destinations.Destination.ForeignBucket foreign -> false;
            case Destinations.Destination.Unmatched unmatched -> false;
            case Destinations.Destination.OutOfSeries stray -> false;
            case Destinations.Destination.Undecided(String reason) ->
                throw new IllegalStateException(object.id() + ": " + reason);
        };
    }

    /// Up to the first segment that matches more than itself.
    private static String literal(String prefix) {
        if (!prefix.contains("*")) {
            return prefix;
        }
        return Arrays.stream(prefix.split("/"))
                .takeWhile(segment -> !segment.contains("*"))
                .map(segment -> segment + "/")
                .collect(Collectors.joining());
    }
}
