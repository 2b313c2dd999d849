/// The embedded Redshift: the Data API, COPY and the SQL dialect in front of a real PostgreSQL.
///
/// Arrows between the rooms below it: `sql` ← `dialect`, `copy` ← `system` ← `engine` ← `dataapi`. What it does
/// not know it refuses by name. Nothing of the loader may enter: an outside client must find the same warehouse.
package io.windlass.local.warehouse;
