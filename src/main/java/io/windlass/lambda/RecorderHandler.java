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

    /// From the environment.
    public RecorderHandler() {
        this(Deployment.fromEnvironment().recorder());
    }

    public RecorderHandler(Recorder recorder) {
        answer = new RecordingAnswer(recorder);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        answer.write(input, output);
    }
}
