package io.windlass.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;

/// What is done around each request of a function.
@FunctionalInterface
interface Requests {

    /// Does the work of a request.
    ///
    /// @param context what Lambda says of the request; null where no Lambda calls
    void during(Context context, Work work) throws IOException;

    /// Nothing more than the work.
    static Requests plain() {
        return (context, work) -> work.run();
    }

    /// What a request makes the function do.
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }
}
