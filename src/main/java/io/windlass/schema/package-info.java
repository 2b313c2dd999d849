/// Tables, columns and types as a definition declares them, and the jsonpaths file that follows from them.
///
/// Promises: records that guard themselves; types, paths and names are parsed here once and have one normal form
/// from then on. Knows nothing of COPY, pipelines or AWS. May import the JDK and Jackson.
package io.windlass.schema;
