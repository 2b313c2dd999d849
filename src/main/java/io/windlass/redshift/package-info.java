/// What can be said to Redshift and how it is written: statements, the one renderer, COPY's options, the
/// ledger, manifests, and the port through which it is said.
///
/// Promises: SQL text is made only by [SqlRenderer]; identifiers are quoted, literals are escaped, and no
/// statement holds the key of an object: keys are in manifests, which JSON escapes. May import `schema`, the
/// JDK and Jackson's generator.
package io.windlass.redshift;
