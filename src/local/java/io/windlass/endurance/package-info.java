/// Many objects through a whole stack with everything going wrong: what `./windlass bench --load` does.
///
/// Promises: the functions run in processes of their own, with a quarter of the memory that the template gives them, so
/// that what one of them holds is its own; what is asserted is counted in the warehouse and the journal, not in what
/// the
/// functions say. Only `cli` may import it.
package io.windlass.endurance;
