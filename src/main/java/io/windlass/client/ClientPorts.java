package io.windlass.client;

import io.windlass.journal.Listing;
import io.windlass.journal.Presence;
import io.windlass.load.Journal;
import io.windlass.pipeline.Catalog;
import java.util.Objects;

/// What a client works with.
///
/// @param catalog the live pipelines
/// @param journal arrivals, marks, runs and Windlass's own files
/// @param listing what lies in buckets
/// @param presence whether objects lie in buckets
/// @param objects objects in S3
/// @param answers the warehouse
/// @param starts what starts a pipeline
public record ClientPorts(
        Catalog catalog,
        Journal journal,
        Listing listing,
        Presence presence,
        ObjectStore objects,
        Answers answers,
        Starts starts) {

    public ClientPorts {
        Objects.requireNonNull(catalog, "catalog is null");
        Objects.requireNonNull(journal, "journal is null");
        Objects.requireNonNull(listing, "listing is null");
        Objects.requireNonNull(presence, "presence is null");
        Objects.requireNonNull(objects, "objects is null");
        Objects.requireNonNull(answers, "answers is null");
        Objects.requireNonNull(starts, "starts is null");
    }
}
