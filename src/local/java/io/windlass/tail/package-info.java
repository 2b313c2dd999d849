/// What happens in a stack, as it happens.
///
/// Promises: each change of the journal is told once, in order. Changes nothing. May import `journal`, `load` and
/// `pipeline`. Knows nothing of AWS or of how events are shown.
package io.windlass.tail;
