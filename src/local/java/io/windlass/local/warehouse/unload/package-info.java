/// UNLOAD to S3: the command, its options, the formats, and the stream of rows into objects.
///
/// Promises: every option is applied, known to have no effect here, or refused by name; rows are never held
/// together, whatever their number. May import `sql`, of `copy` only how S3's failures are told, the S3 client,
/// Jackson, the PostgreSQL driver, Parquet and the compressions.
package io.windlass.local.warehouse.unload;
