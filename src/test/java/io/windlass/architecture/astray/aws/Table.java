package io.windlass.architecture.astray.aws;

import com.fasterxml.jackson.core.JsonFactory;
import io.windlass.architecture.astray.journal.Talkative;

/// Sees a library, and closes a cycle.
public record Table(JsonFactory factory, Talkative talkative) {}
