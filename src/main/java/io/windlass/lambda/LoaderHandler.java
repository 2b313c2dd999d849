package io.windlass.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.windlass.load.Loader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Moves pipelines: by the schedule, by the end of a statement, by hand.
public final class LoaderHandler implements RequestStreamHandler {

    private final LoadingAnswer answer;
    private final Requests requests;

    /// From the environment.
    public LoaderHandler() {
        this(Deployment.fromEnvironment());
    }

    public LoaderHandler(Deployment deployment) {
        this(deployment.loader(), deployment.environment().stack(), deployment.requests());
    }

    private LoaderHandler(Loader loader, String stack, Requests requests) {
        this.answer = new LoadingAnswer(loader, stack);
        this.requests = requests;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        requests.during(context, () -> answer.write(input, output));
    }
}
