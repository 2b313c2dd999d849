/// What is known of a stack as one HTML page, for anybody with a browser.
///
/// Promises: one file that asks nobody for anything and can be read without its script; whatever keys, names and
/// reasons hold stays text; the same report is the same page. May import `journal`, `load` and `status`. Knows nothing
/// of where figures come from or where pages go.
package io.windlass.page;
