/// The rights that the database users of a stack need, the loader's and the API's, as SQL for an administrator.
///
/// Promises: what the loader's own statements need, and of the SQL of definitions what can be read from it; the rest
/// is named. Asks no warehouse: it reads definitions alone.
package io.windlass.grants;
