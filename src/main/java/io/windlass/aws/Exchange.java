package io.windlass.aws;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/// One request over HTTP and its answer.
interface Exchange {

    /// @throws IOException where there is no answer; the request may have taken effect
    Answer post(URI address, Map<String, String> headers, byte[] body) throws IOException;

    /// @throws IOException where there is no answer
    Answer get(URI address, Map<String, String> headers) throws IOException;

    /// @param status such as 200
    /// @param request what the server calls the request; empty where it does not say
    /// @param body its text, of UTF-8
    record Answer(int status, String request, String body) {}
}
