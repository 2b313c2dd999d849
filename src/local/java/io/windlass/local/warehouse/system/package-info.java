/// What the database itself must know to pass for Redshift: functions, system tables, the logs of loads and unloads.
///
/// Promises: everything lies in `pg_catalog`, so that no search path and no listing of a user's tables meets it;
/// installing it again changes nothing. May import `copy` and `unload` for what they did.
package io.windlass.local.warehouse.system;
