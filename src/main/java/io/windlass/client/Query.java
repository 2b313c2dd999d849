package io.windlass.client;

import java.time.Instant;
import java.util.Objects;

/// A question that was asked. It is written down in Windlass's own place as `queries/<id>.json`, so that whoever knows
/// its id can read the answer.
///
/// @param id the query's id
/// @param table the table
/// @param regions what it asks for
/// @param at when
public record Query(String id, String table, Regions regions, Instant at) {

    public Query {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(table, "table is null");
        Objects.requireNonNull(regions, "regions is null");
        Objects.requireNonNull(at, "at is null");
    }
}
