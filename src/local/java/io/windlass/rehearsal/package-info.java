/// What would happen: the SQL of pipelines tried in transactions that are rolled back, and what declared tables,
/// live tables and sampled files say of each other.
///
/// Promises: nothing stays behind in the warehouse; nothing is written to the journal. May import `schema`,
/// `redshift`, `journal`, `pipeline`, `load`, `inference` and the AWS SDK. Knows nothing of the command line.
package io.windlass.rehearsal;
