/// The embedded S3: a real server over a store in memory or in a directory, which tells of every change.
///
/// Promises: every key that [S3Server#refusal] lets pass is put, read, listed and deleted exactly as S3 would;
/// changes to one key are told in the order in which they happened. Knows nothing of notifications.
package io.windlass.local.s3;
