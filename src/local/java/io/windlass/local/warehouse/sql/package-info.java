/// SQL text as tokens: the one place that knows where literals, comments and quoted names begin and end.
///
/// Promises: the texts of the tokens, joined, are the text that was read. May import the JDK.
package io.windlass.local.warehouse.sql;
