/// The ports of the loader on AWS: the journal in DynamoDB, Windlass's own files in S3, the warehouse behind
/// the Redshift Data API.
///
/// Promises: what AWS answers with "not now" becomes a result or one of
/// [io.windlass.journal.JournalUnavailable] and [io.windlass.redshift.WarehouseUnavailable]; any other failure
/// flies as it is, since only a person can mend it. Attribute names and keys are known to the `…Format` classes
/// alone. The only room with the AWS SDK, and with a client of its own for the one call of a recorder (docs/start.md).
/// May import the ports it fills: `journal`, `redshift`, and from `pipeline`
/// where
/// definitions lie.
package io.windlass.aws;
