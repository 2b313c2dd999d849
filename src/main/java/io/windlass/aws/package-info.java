/// The ports of the loader on AWS: the journal in DynamoDB, Windlass's own files in S3, the warehouse behind
/// the Redshift Data API.
///
/// Promises: no AWS type leaves this room; what AWS answers with "not now" becomes a result or
/// [io.windlass.journal.JournalUnavailable]; attribute names and keys are known to the `…Format` classes
/// alone. The only room with the AWS SDK. May import the ports it fills: `journal` and `redshift`.
package io.windlass.aws;
