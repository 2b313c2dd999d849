/// What samples of data say of the table they would fill: columns, types, and what COPY has to be told.
///
/// Promises: memory that does not grow with the samples; the same samples give the same answer; what is not
/// understood is said and not guessed. Of Parquet one row group is in memory. May import `schema`, `redshift`, `copy`
/// for how Parquet is opened, Jackson, the CSV reader, the decompressors and the library of Parquet. Knows nothing of
/// pipelines, AWS or the command line.
package io.windlass.inference;
