package io.windlass.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.windlass.load.Loader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.crac.Core;
import org.crac.Resource;

/// Moves pipelines: by the schedule, by the end of a statement, by hand.
public final class LoaderHandler implements RequestStreamHandler, Resource {

    private final Requests requests;
    private final Optional<Warmth> warmth;
    private volatile LoadingAnswer answer;

    /// From the environment.
    public LoaderHandler() {
        this(Deployment.fromEnvironment());
        Core.getGlobalContext().register(this);
    }

    public LoaderHandler(Deployment deployment) {
        this(
                deployment.loader(),
                deployment.environment().stack(),
                deployment.requests(),
                Optional.of(new Warmth(deployment)));
    }

    private LoaderHandler(Loader loader, String stack, Requests requests, Optional<Warmth> warmth) {
        this.answer = new LoadingAnswer(loader, stack);
        this.requests = requests;
        this.warmth = warmth;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        requests.during(context, () -> answer.write(input, output));
    }

    /// SnapStart is about to take its snapshot.
    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        warmth.ifPresent(warm -> warm.ofLoader(answer));
    }

    /// A copy of the snapshot begins.
    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        warmth.flatMap(Warmth::restored)
                .ifPresent(fresh -> answer =
                        new LoadingAnswer(fresh.loader(), fresh.environment().stack()));
    }
}
