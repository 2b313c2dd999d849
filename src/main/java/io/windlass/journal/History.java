package io.windlass.journal;

import java.util.List;

/// What a pipeline did, page by page: for whoever asks by hand. No load reads it.
@FunctionalInterface
public interface History {

    /// The runs with a higher number than `after`, in the order of their numbers, open ones too. Empty only where
    /// there are no more.
    List<Run> runs(String pipeline, long after, int atMost);
}
