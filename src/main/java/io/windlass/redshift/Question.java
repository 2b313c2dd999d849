package io.windlass.redshift;

import java.util.Objects;

/// What an application asks the warehouse. Unlike a [Statement] it changes nothing.
public sealed interface Question {

    /// Which rows.
    Selection selection();

    /// The rows come back as the statement's result. The values go beside the text, not in it.
    record Rows(Selection selection) implements Question {
        public Rows {
            Objects.requireNonNull(selection, "selection is null");
        }
    }

    /// The rows are written to S3 as JSON lines, in files of a few megabytes. The statement stands in quotes, where
    /// nothing can be bound: values are typed literals.
    ///
    /// @param place `s3://…`, what the names of the files begin with
    /// @param role the ARN of the role with which the warehouse writes S3, or `default`
    record Unload(Selection selection, String place, String role) implements Question {
        public Unload {
            Objects.requireNonNull(selection, "selection is null");
            Objects.requireNonNull(place, "place is null");
            Objects.requireNonNull(role, "role is null");
        }
    }
}
