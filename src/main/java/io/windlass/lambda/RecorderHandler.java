package io.windlass.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.windlass.load.Recorder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Takes events of objects, through whatever carrier they come.
public final class RecorderHandler implements RequestStreamHandler {

    private final RecordingAnswer answer;
    private final Requests requests;

    /// From the environment.
    public RecorderHandler() {
        this(Deployment.fromEnvironment());
    }

    public RecorderHandler(Deployment deployment) {
        this(deployment.recorder(), deployment.requests());
    }

    public RecorderHandler(Recorder recorder) {
        this(recorder, Requests.plain());
    }

    private RecorderHandler(Recorder recorder, Requests requests) {
        this.answer = new RecordingAnswer(recorder);
        this.requests = requests;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        requests.during(context, () -> answer.write(input, output));
    }
}
