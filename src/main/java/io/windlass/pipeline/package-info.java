/// Pipelines as data: what a definition says, the reader that finds every mistake of every file at once, and
/// which step takes an object.
///
/// Promises: a [Catalog] that [Definitions] gave has no mistake that can be found without a warehouse; reading
/// never throws, whatever the files hold; [Routing] answers for every key. May import `schema`, `redshift`, the
/// JDK and Jackson. Knows nothing of the journal or AWS.
package io.windlass.pipeline;
