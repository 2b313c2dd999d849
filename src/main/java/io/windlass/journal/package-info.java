/// Arrivals, marks and runs: the words of the journal and the ports to wherever it is kept.
///
/// Promises: records that guard themselves, ports of at most six methods in the journal's own words. Knows
/// nothing of DynamoDB, SQL or JSON. May import only the JDK.
package io.windlass.journal;
