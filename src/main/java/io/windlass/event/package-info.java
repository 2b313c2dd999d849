/// What comes in: the events of S3 in every wrapping, and what moves the loader.
///
/// Promises: any bytes at all become items or a refusal that names its place; no record is lost because another
/// is bad; keys are decoded exactly once; no tree is built for an object event. May import `journal`, the JDK
/// and Jackson. Knows nothing of pipelines, Lambda or AWS.
package io.windlass.event;
