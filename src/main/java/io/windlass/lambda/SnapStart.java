package io.windlass.lambda;

import org.crac.Core;
import org.crac.Resource;

/// What SnapStart calls around its snapshot. To register with it takes longer than all else that a recorder does before
/// its first request, so a function does so only where a snapshot will be taken.
final class SnapStart {

    private SnapStart() {}

    /// @param hooks held by whoever asks: the registry does not keep them from being collected
    static void register(Resource hooks) {
        if (Environment.isFrozen()) {
            Core.getGlobalContext().register(hooks);
        }
    }
}
