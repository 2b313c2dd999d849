/// The figures of `./windlass bench`: what Windlass costs and how fast it is, each against the bare calls beneath it.
///
/// Promises: ratios, not times, since a ratio holds on other machines; both sides of one are measured in turn, in one
/// process, and the middle of several rounds counts. Only `cli` may import it.
package io.windlass.bench;
