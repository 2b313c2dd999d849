package io.windlass.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.client.Platform;
import io.windlass.client.Regions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request that was read.
sealed interface Request {

    /// @param rows values by column
    /// @param job the job's id; random where empty
    record Write(String table, List<Map<String, JsonNode>> rows, Optional<String> job) implements Request {
        public Write {
            rows = List.copyOf(rows);
        }
    }

    /// @param files `bucket/key`, `bucket/directory/` or `s3://bucket/key`
    /// @param job the job's id; random where empty
    record Ingest(String table, List<String> files, Optional<String> job) implements Request {
        public Ingest {
            files = List.copyOf(files);
        }
    }

    /// @param files as of [Ingest]
    /// @param job the job's id; random where empty
    /// @param platform how the run is to be
    record Import(String table, List<String> files, Optional<String> job, Platform platform) implements Request {
        public Import {
            files = List.copyOf(files);
        }
    }

    record Job(String table, String job) implements Request {}

    /// @param regions what is asked for
    /// @param query the query's id; random where empty
    record Ask(String table, Regions regions, Optional<String> query) implements Request {}

    /// @param next of the answer before; empty for the beginning
    /// @param patience how long to wait for rows
    record Results(String query, Optional<String> next, Duration patience) implements Request {}

    /// @param forget whether all that lies in S3 of the query is deleted
    record Cancel(String query, boolean forget) implements Request {}

    record Tables() implements Request {}
}
