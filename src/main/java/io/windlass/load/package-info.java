/// The way of an object: recorded, planned, submitted, committed or quarantined.
///
/// Promises: the order and the conditions of `docs/exactly-once.md`; no call waits for the warehouse; whoever dies
/// anywhere is followed by the next tick. May import `schema`, `journal`, `redshift`, `pipeline` and `event`; knows
/// ports, never AWS.
package io.windlass.load;
