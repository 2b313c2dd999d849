/// The Redshift Data API on a port of the local machine: AWS JSON 1.1, so that any AWS SDK or the AWS CLI can
/// talk to the warehouse.
///
/// Promises: members, limits, statuses and errors of the service model; an unknown operation or member is refused
/// by name; statements run asynchronously and are remembered for a day of the clock that is handed in. Nothing
/// is kept beyond the process. May import `engine` and `sql`.
package io.windlass.local.warehouse.dataapi;
