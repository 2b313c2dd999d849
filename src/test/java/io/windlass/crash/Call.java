package io.windlass.crash;

import java.util.Optional;

/// A request that a process sends, each of the SDK's own attempts by itself.
///
/// @param number from 1, over all processes on the same wire
/// @param operation such as `DynamoDB GetItem`
/// @param port the method of a port that makes it, such as `Runs.open`; empty for none
/// @param effect whether it may change something
/// @param point empty for a repetition, which finds the process and the cloud as another call did
record Call(int number, String operation, String port, boolean effect, Optional<Point> point) {}
