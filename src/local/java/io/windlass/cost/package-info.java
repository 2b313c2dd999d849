/// What a stack costs in a month, from how much it loads and a list of prices.
///
/// Promises: arithmetic alone; every quantity is counted as a bill counts it, every price and every assumption has its
/// source beside it in `prices.json`. Asks no network and no cloud. May import nothing of Windlass but the
/// suggestion of a name that somebody meant.
package io.windlass.cost;
