package io.windlass.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.Type;

/// The rows of one file on their way into the counts of its columns: nothing is made of them.
final class ParquetSight extends RecordMaterializer<Void> {

    private final List<ParquetColumn> columns;
    private final List<Converter> converters = new ArrayList<>();
    private final List<ParquetNest> nests = new ArrayList<>();
    private final GroupConverter root = new Root();

    /// @param columns as many as the file has
    /// @param types of the file's columns
    ParquetSight(List<ParquetColumn> columns, List<Type> types, List<ParquetContent> contents) {
        this.columns = columns;
        for (int index = 0; index < types.size(); index++) {
            if (contents.get(index) == ParquetContent.NESTED) {
                ParquetNest nest = new ParquetNest(columns.get(index));
                nests.add(nest);
                converters.add(nest.converter(types.get(index)));
            } else {
                converters.add(new ParquetValue(columns.get(index), contents.get(index)));
            }
        }
    }

    /// Why the row cannot be loaded, if it cannot.
    Optional<String> problem() {
        for (ParquetColumn column : columns) {
            if (!column.problem().isEmpty()) {
                return Optional.of("column \"" + column.name() + "\": " + column.problem());
            }
        }
        return Optional.empty();
    }

    @Override
    public Void getCurrentRecord() {
        return null;
    }

    @Override
    public GroupConverter getRootConverter() {
        return root;
    }

    private final class Root extends GroupConverter {
        @Override
        public Converter getConverter(int column) {
            return converters.get(column);
        }

        @Override
        public void start() {
            nests.forEach(ParquetNest::rowBegins);
        }

        @Override
        public void end() {
            // What the row holds has been counted.
        }
    }
}
