/// Pipelines as data: what a definition says, and the reader that finds every mistake of every file at once.
///
/// Promises: a [Catalog] that was read has no mistake that can be found without a warehouse. May import
/// `schema`, `redshift`, the JDK and Jackson. Knows nothing of the journal or AWS.
package io.windlass.pipeline;
