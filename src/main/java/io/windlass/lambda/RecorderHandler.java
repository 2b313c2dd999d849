package io.windlass.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.windlass.load.Recorder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.crac.Resource;

/// Takes events of objects, through whatever carrier they come.
public final class RecorderHandler implements RequestStreamHandler, Resource {

    private final Requests requests;
    private final Optional<Warmth> warmth;
    private volatile RecordingAnswer answer;

    /// From the environment.
    public RecorderHandler() {
        this(Deployment.ofRecorder());
        SnapStart.register(this);
    }

    public RecorderHandler(Deployment deployment) {
        this(deployment.recorder(), deployment.requests(), Optional.of(new Warmth(deployment)));
    }

    public RecorderHandler(Recorder recorder) {
        this(recorder, Requests.plain(), Optional.empty());
    }

    private RecorderHandler(Recorder recorder, Requests requests, Optional<Warmth> warmth) {
        this.answer = new RecordingAnswer(recorder);
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
        warmth.ifPresent(warm -> warm.ofRecorder(answer));
    }

    /// A copy of the snapshot begins.
    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        warmth.flatMap(Warmth::restoredRecorder).ifPresent(fresh -> answer = new RecordingAnswer(fresh.recorder()));
    }
}
