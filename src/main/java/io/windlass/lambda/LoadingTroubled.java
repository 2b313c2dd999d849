package io.windlass.lambda;

import java.util.List;

/// Some pipelines could not be moved because an outside call failed; the others were. Thrown so that the
/// function's error metric counts it. The next tick tries again.
public final class LoadingTroubled extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param troubles one for each pipeline
    LoadingTroubled(List<String> troubles) {
        super(String.join("\n", troubles));
    }
}
