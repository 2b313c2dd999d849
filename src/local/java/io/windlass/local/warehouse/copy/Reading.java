package io.windlass.local.warehouse.copy;

/// How a format's files are read: from beginning to end, or here and there.
sealed interface Reading {

    record Stream(RowReader rows) implements Reading {}

    record Ranges(ColumnarReader columns) implements Reading {}
}
