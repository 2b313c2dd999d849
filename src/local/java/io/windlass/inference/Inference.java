package io.windlass.inference;

import io.windlass.redshift.Compression;
import io.windlass.redshift.Format;
import io.windlass.schema.ColumnPath;
import io.windlass.schema.ColumnType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The table that samples would fill and what COPY must be told to fill it.
///
/// @param columns in order
/// @param format as a pipeline names it
/// @param options COPY's own options: numbers, texts or `true`
/// @param compression where the names of the files do not tell it
/// @param remarks what a person should know
/// @param rows how many were looked at
public record Inference(
        List<InferredColumn> columns,
        Format format,
        SequencedMap<String, Object> options,
        Optional<Compression> compression,
        List<String> remarks,
        long rows) {

    public Inference {
        columns = List.copyOf(columns);
        options = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(options));
        remarks = List.copyOf(remarks);
    }

    /// What follows from what was seen.
    public static Inference of(Observed observed) throws SampleFailed {
        return switch (observed) {
            case Observed.Documents documents -> DocumentRule.infer(documents);
            case Observed.Fields fields -> FieldRule.infer(fields);
            case Observed.Columns columns -> ParquetRule.infer(columns);
        };
    }

    /// @param name lower case, no reserved word, different from all others
    /// @param path where its value is in a document; empty in files whose columns have a position alone
    /// @param type with room for more than was seen
    public record InferredColumn(String name, Optional<ColumnPath> path, ColumnType type) {}
}
