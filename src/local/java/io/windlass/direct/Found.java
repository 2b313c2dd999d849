package io.windlass.direct;

import io.windlass.journal.Chosen;
import io.windlass.journal.Listing;
import io.windlass.journal.S3Object;
import io.windlass.redshift.Compression;
import io.windlass.redshift.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The objects that a question is about, as they lay there when it was asked.
///
/// @param objects in the order of their keys
/// @param bytes their size in S3
record Found(List<S3Object> objects, long bytes) {

    /// Where Windlass keeps its own objects in a bucket that it shares: never data.
    static final String OWN = "_windlass/";

    Found {
        objects = List.copyOf(objects);
    }

    /// Lists them. Markers of folders hold no data and are left out.
    static Found of(Listing listing, Chosen from) {
        List<S3Object> objects = new ArrayList<>();
        long[] bytes = new long[1];
        listing.list(Optional.of(from.bucket()), from.key(), object -> {
            boolean marker = object.size() == 0 && object.id().key().endsWith("/");
            if (!marker && !object.id().key().startsWith(OWN)) {
                objects.add(object);
                bytes[0] += object.size();
            }
        });
        return new Found(objects, bytes[0]);
    }

    /// The objects of each COPY: it knows one compression.
    Map<Compression, List<Manifest.Entry>> parts(Wanted wanted) {
        Map<Compression, List<Manifest.Entry>> parts = new TreeMap<>();
        for (S3Object object : objects) {
            parts.computeIfAbsent(wanted.form().compressionOf(object.id().key()), any -> new ArrayList<>())
                    .add(new Manifest.Entry(object.id().url(), object.size()));
        }
        return parts;
    }
}
