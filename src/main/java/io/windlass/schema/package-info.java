/// Tables, columns and types as a definition declares them, and the jsonpaths file that follows from them.
///
/// Promises: records that guard themselves. Knows nothing of SQL, COPY or AWS. May import the JDK and Jackson.
package io.windlass.schema;
