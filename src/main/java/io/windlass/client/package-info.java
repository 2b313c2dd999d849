/// What an application writes and asks: batches of rows, files, jobs, and queries by key.
///
/// Promises: rows go in through the same journal as every other object, as objects that a copy step takes; a job that
/// is given twice is loaded once; values are bound, and what cannot be bound is a typed literal of the one renderer;
/// a result of any size is read in constant memory. Knows nothing of AWS: ports of its own are filled by `aws`. May
/// import `schema`, `journal`, `redshift`, `pipeline`, of `load` how a run is written down, the JDK and Jackson.
package io.windlass.client;
