/// COPY from S3: the command, its options, the formats, the conversion of values and the stream into PostgreSQL.
///
/// Promises: every option is applied, known to have no effect here, or refused by name; a file is read once, in
/// constant memory, of files of columns one row group or stripe at a time; a COPY is all or nothing and says which
/// file, line and column it failed at. May import `sql`, the S3 client, Jackson, the PostgreSQL driver, and the
/// libraries of Parquet, ORC and Avro.
package io.windlass.local.warehouse.copy;
