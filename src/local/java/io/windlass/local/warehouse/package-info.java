/// The embedded Redshift: the Data API, COPY and the SQL dialect in front of a real PostgreSQL.
///
/// Promises: what it does not know it refuses by name; an outside client finds the same warehouse as the loader,
/// so nothing of the loader may enter.
///
/// Arrows between the rooms below it: `sql` ← `dialect`, `copy` ← `unload` ← `system` ← `engine` ← `dataapi`.
package io.windlass.local.warehouse;
