/// What can be said to Redshift and how it is written: statements, the one renderer, COPY's options, the
/// ledger, and the port through which it is said.
///
/// Promises: SQL text is made only by [SqlRenderer]; identifiers are quoted, literals are escaped, and no
/// statement holds the key of an object. May import `schema` and the JDK.
package io.windlass.redshift;
