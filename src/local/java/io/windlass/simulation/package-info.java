/// The protocol under every kind of trouble, on virtual time, replayed from a seed.
///
/// Promises: the planner and the settler are the ones that run in Lambda, ports are the ones in memory with a fault
/// drawn at each call, and a seed replays to the last call. May import `load`, the ports and `local.memory`; nothing
/// that starts a server.
package io.windlass.simulation;
