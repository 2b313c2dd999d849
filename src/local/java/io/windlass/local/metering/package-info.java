/// What the journal costs, counted call by call as AWS bills it.
///
/// Promises: only looks on; changes no request but for asking what it consumed. May import `aws` and the AWS SDK.
package io.windlass.local.metering;
