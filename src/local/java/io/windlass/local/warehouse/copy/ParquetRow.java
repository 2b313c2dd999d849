package io.windlass.local.warehouse.copy;

import java.util.List;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;

/// The row that is being read: the library hands its values over one by one, then they are written in the
/// order of the columns.
final class ParquetRow extends RecordMaterializer<ParquetRow> {

    private final List<ParquetValue> values;
    private final List<TypedField> fields;
    private final ObjectBytes object;
    private final GroupConverter root = new Root();

    /// @param values of the file's columns
    /// @param fields of the target; those beyond the file's columns become NULL
    ParquetRow(List<ParquetValue> values, List<TypedField> fields, ObjectBytes object) {
        this.values = List.copyOf(values);
        this.fields = fields;
        this.object = object;
    }

    @Override
    public ParquetRow getCurrentRecord() {
        return this;
    }

    @Override
    public GroupConverter getRootConverter() {
        return root;
    }

    /// @param number of the row in the file, from 1
    void write(RowBuffer row, long number) throws ScanError {
        for (int column = 0; column < fields.size(); column++) {
            TypedField field = fields.get(column);
            Problem problem = column < values.size() ? values.get(column).write(field, row) : field.nothing(row);
            if (!problem.isNone()) {
                row.dropRow();
                throw ScanError.value(column, field.column(), problem, number, object);
            }
        }
    }

    private final class Root extends GroupConverter {

        @Override
        public Converter getConverter(int column) {
            return values.get(column).converter();
        }

        @Override
        public void start() {
            values.forEach(ParquetValue::clear);
        }

        @Override
        public void end() {
            // The row is written by whoever reads it.
        }
    }
}
