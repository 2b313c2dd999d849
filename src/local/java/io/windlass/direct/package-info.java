/// A COPY without a pipeline: objects that lie below a prefix go into a table, once, because somebody asks.
///
/// Promises: exactly the objects that were listed are loaded, in one transaction; the same question again, while
/// the warehouse remembers it, is the same load and not another. Writes no journal and no ledger. May import
/// `schema`, `redshift`, `journal`, `pipeline` and, for the words of the load error log, `load`. Knows nothing of AWS.
package io.windlass.direct;
