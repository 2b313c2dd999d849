package io.windlass.architecture.astray.journal;

import io.windlass.architecture.astray.aws.Table;

/// Sees a room that must not be seen from here.
public record Backwards(Table table) {}
