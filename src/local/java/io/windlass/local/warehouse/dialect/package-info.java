/// Redshift's SQL as PostgreSQL's: rewritten token by token, so that literals and comments are never touched.
///
/// Promises: what is known to be Redshift's and is not built is refused by name; everything else passes as it is,
/// and the database says what is wrong with it. May import `sql`.
package io.windlass.local.warehouse.dialect;
