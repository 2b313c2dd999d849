package io.windlass.aws;

import io.windlass.aws.ScriptedHttpClient.Action;
import io.windlass.aws.ScriptedHttpClient.Call;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// What [ScriptedHttpClient] is to the SDK, to requests of our own.
final class ScriptedExchange implements Exchange {

    private final Exchange server = new UrlExchange();
    private final Function<Call, Action> script;
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    ScriptedExchange(Function<Call, Action> script) {
        this.script = script;
    }

    List<Call> calls() {
        return calls;
    }

    @Override
    public Answer post(URI address, Map<String, String> headers, byte[] body) throws IOException {
        String target = headers.get("X-Amz-Target");
        Call call = new Call(target.substring(target.indexOf('.') + 1), new String(body, StandardCharsets.UTF_8));
        calls.add(call);
        return switch (script.apply(call)) {
            case Action.Pass() -> server.post(address, headers, body);
            case Action.Answer(int status, String json) -> new Answer(status, "scripted", json);
            case Action.LoseAnswer() -> {
                server.post(address, headers, body);
                throw new IOException("the answer is lost, as the script wants");
            }
        };
    }

    @Override
    public Answer get(URI address, Map<String, String> headers) throws IOException {
        return server.get(address, headers);
    }
}
