/// The command line: one class a command.
///
/// Promises: [io.windlass.cli.Main#run] returns the exit code and is what tests call; standard output holds what
/// was asked for, everything else goes to standard error. May import `local`, `simulation`, `lambda` and what they
/// import.
package io.windlass.cli;
