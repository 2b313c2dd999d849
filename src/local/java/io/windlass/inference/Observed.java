package io.windlass.inference;

import io.windlass.redshift.Compression;
import java.util.List;
import java.util.Optional;

/// What was seen in samples.
public sealed interface Observed {

    /// How many rows were looked at.
    long rows();

    /// JSON.
    ///
    /// @param root the place of whole documents
    /// @param positional whether they are arrays of values by position
    /// @param names by position, from the first row; empty where it holds none
    /// @param rows how many
    /// @param stored how the samples are stored
    /// @param remarks what a person should know
    record Documents(Place root, boolean positional, List<String> names, long rows, Stored stored, List<String> remarks)
            implements Observed {
        public Documents {
            names = List.copyOf(names);
            remarks = List.copyOf(remarks);
        }
    }

    /// Text in fields.
    ///
    /// @param columns by position
    /// @param names from the first line; empty where it holds none
    /// @param shape how the fields are told apart
    /// @param ragged whether some rows have fewer fields
    /// @param uneven the rows that are longer or shorter than the first line
    /// @param blankLines whether some lines hold nothing
    /// @param invalid whether some bytes are not UTF-8
    /// @param rows how many
    /// @param stored how the samples are stored
    record Fields(
            List<Values> columns,
            List<String> names,
            TextShape shape,
            boolean ragged,
            List<Widths.Uneven> uneven,
            boolean blankLines,
            boolean invalid,
            long rows,
            Stored stored)
            implements Observed {
        public Fields {
            columns = List.copyOf(columns);
            names = List.copyOf(names);
            uneven = List.copyOf(uneven);
        }
    }

    /// Parquet.
    ///
    /// @param columns by position
    /// @param rows how many
    record Columns(List<ParquetColumn> columns, long rows) implements Observed {
        public Columns {
            columns = List.copyOf(columns);
        }
    }

    /// @param compression the one that must be named, since the samples' names do not say it; empty where they do
    /// @param mark whether some sample begins with a byte order mark
    record Stored(Optional<Compression> compression, boolean mark) {}
}
