/// A session of the warehouse: takes Redshift statements one by one, translates them, runs them on PostgreSQL or
/// as a COPY, and gives back rows, counts or the text of an error.
///
/// Promises: nothing reaches the database before the first statement of a transaction does, so that a LOCK is
/// still in front of the snapshot; a cancel is never lost. May import every room but `dataapi`.
package io.windlass.local.warehouse.engine;
