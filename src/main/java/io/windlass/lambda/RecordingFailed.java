package io.windlass.lambda;

import java.util.List;

/// Some of an event is not in the journal. Thrown once the rest of it is, so that Lambda tries the event again
/// and at last sends it to the failure destination. Recording the good part again does no harm.
public final class RecordingFailed extends RuntimeException {

    /// @param complaints one for each thing that failed, with its place
    RecordingFailed(List<String> complaints) {
        super("%d of the event's records could not be recorded, the others are:%n%s"
                .formatted(complaints.size(), String.join("\n", complaints)));
    }
}
