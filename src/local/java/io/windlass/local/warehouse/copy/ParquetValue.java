package io.windlass.local.warehouse.copy;

import org.apache.parquet.io.api.Converter;

/// The value of one column in the row that is being read.
interface ParquetValue {

    /// What the library hands the value to.
    Converter converter();

    /// Forgets the row before: no value is NULL.
    void clear();

    Problem write(TypedField field, RowBuffer row);
}
