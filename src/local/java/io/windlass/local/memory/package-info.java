/// The journal's ports in memory, for simulations and for tests of the rules above them.
///
/// Promises: the very same semantics as the adapters to AWS, held by the same contract suites; safe for use
/// by many threads; every condition of the protocol is a method of its own, so that a simulation can leave
/// one out and see what breaks. May import `journal` and the JDK.
package io.windlass.local.memory;
