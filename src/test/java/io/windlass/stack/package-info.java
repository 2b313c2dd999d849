/// What `template.yaml` declares, held against the code that it deploys.
///
/// Promises: a right that no code needs, a call that no right allows, and a door that is open to more
/// than its caller are each found. Reads the template as text and the code as bytecode; nothing is
/// deployed here.
package io.windlass.stack;
