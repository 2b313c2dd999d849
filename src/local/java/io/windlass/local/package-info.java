/// The cloud on a laptop: what the loader finds on AWS, made of real servers in one process.
///
/// Promises: nothing here ships, and nothing in `src/main` knows of it: endpoints reach the production code
/// only as the SDK's own settings. May import everything.
package io.windlass.local;
