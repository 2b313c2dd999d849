package io.windlass.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.crac.Resource;

/// Moves pipelines: by the schedule, by the end of a statement, by hand.
public final class LoaderHandler implements RequestStreamHandler, Resource {

    private final Requests requests;
    private final Warmth warmth;
    private volatile LoadingAnswer answer;

    /// From the environment.
    public LoaderHandler() {
        this(Deployment.fromEnvironment());
        SnapStart.register(this);
    }

    public LoaderHandler(Deployment deployment) {
        answer = LoadingAnswer.of(deployment);
        requests = deployment.requests();
        warmth = new Warmth(deployment);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        requests.during(context, () -> answer.write(input, output));
    }

    /// SnapStart is about to take its snapshot.
    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        warmth.ofLoader(answer);
    }

    /// A copy of the snapshot begins.
    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        warmth.restored().ifPresent(fresh -> answer = LoadingAnswer.of(fresh));
    }
}
