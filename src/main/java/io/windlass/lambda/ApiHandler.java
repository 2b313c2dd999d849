package io.windlass.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.crac.Resource;

/// Answers applications: JSON in, JSON out.
public final class ApiHandler implements RequestStreamHandler, Resource {

    private final Requests requests;
    private final Warmth warmth;
    private volatile ApiAnswer answer;

    /// From the environment.
    public ApiHandler() {
        this(Deployment.fromEnvironment());
        SnapStart.register(this);
    }

    public ApiHandler(Deployment deployment) {
        answer = ApiAnswer.of(deployment);
        requests = deployment.requests();
        warmth = new Warmth(deployment);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        requests.during(context, () -> answer.write(input, output, context));
    }

    /// SnapStart is about to take its snapshot.
    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        warmth.ofApi(answer);
    }

    /// A copy of the snapshot begins.
    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        warmth.restored().ifPresent(fresh -> answer = ApiAnswer.of(fresh));
    }
}
