/// What the loader must show, end to end, on the embedded cloud and on data that others wrote.
///
/// Promises: real servers, the code that runs in Lambda, no fakes. Tests that need data from outside read the
/// directory in `WINDLASS_TEST_DATA` and are skipped visibly without it. May import everything.
package io.windlass.acceptance;
