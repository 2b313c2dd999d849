package io.windlass.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.windlass.load.Loader;
import io.windlass.load.ReconcileRounds;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Moves pipelines: by the schedule, by the end of a statement, by hand.
public final class LoaderHandler implements RequestStreamHandler {

    private final LoadingAnswer answer;

    /// From the environment.
    public LoaderHandler() {
        this(Deployment.fromEnvironment());
    }

    public LoaderHandler(Deployment deployment) {
        this(deployment.loader(), deployment);
    }

    private LoaderHandler(Loader loader, Deployment deployment) {
        this(
                loader,
                deployment.reconcileRounds(loader),
                deployment.environment().stack());
    }

    LoaderHandler(Loader loader, ReconcileRounds rounds, String stack) {
        answer = new LoadingAnswer(loader, rounds, stack);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        answer.write(input, output);
    }
}
