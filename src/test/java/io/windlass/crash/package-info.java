/// What becomes of a load when the process that makes an outside call dies at it, or hears no answer.
///
/// Promises: every call of every port is struck by every kind of fault, against the embedded cloud and with the
/// code that runs in Lambda. Faults come in through the HTTP client alone, so nothing under test is replaced.
package io.windlass.crash;
