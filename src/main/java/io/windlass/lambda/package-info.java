/// What AWS Lambda calls.
///
/// Promises: a handler has two constructors, one from the environment and one from collaborators, and one line
/// of body. The only room with `com.amazonaws`. May import `load`, `event`, `aws`, and the
/// words they speak: `pipeline`, `journal`, `redshift`.
package io.windlass.lambda;
