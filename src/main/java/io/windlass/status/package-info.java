/// What is known of a stack's pipelines now, as figures: for a table on a terminal, for a page, for a program.
///
/// Promises: every figure comes from a read or a query of its own and none from a scan of the journal; what each costs
/// stands where it is made. Changes nothing. May import `schema`, `journal`, `redshift`, `pipeline` and `load`.
/// Knows nothing of AWS or of how figures are shown.
package io.windlass.status;
