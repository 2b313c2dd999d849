/// Takes over what other loaders say that they have loaded, so that a move loads nothing again and loses nothing.
///
/// Promises: what is read is streamed; a mark is written only where there is none; everything may be done again. May
/// not enter: SQL text, the command line.
package io.windlass.adoption;
