package io.windlass.local.warehouse.copy;

/// Cuts a record into the texts of its fields.
interface FieldSplitter {

    /// @param fields takes what is found
    /// @return what is wrong with the record
    Problem split(byte[] bytes, int start, int end, RecordFields fields);
}
