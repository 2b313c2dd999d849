package io.windlass.crash;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/// The HTTP client of one process. Once the process is dead, none of its threads sends anything any more.
final class FaultyHttp implements SdkHttpClient {

    private final Wire wire;
    private volatile boolean dead;

    FaultyHttp(Wire wire) {
        this.wire = wire;
    }

    boolean dead() {
        return dead;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = wire.cloud().prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                if (dead) {
                    throw new ProcessKilled("this process is dead already");
                }
                Optional<Fault> fault = wire.next(request);
                return fault.isPresent() ? struck(fault.get(), request) : prepared.call();
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    private HttpExecuteResponse struck(Fault fault, HttpExecuteRequest request) throws IOException {
        dead = fault.kills();
        switch (fault) {
            case Fault.KilledBefore() -> {}
            case Fault.KilledAfter(), Fault.AnswerLost() -> Exchange.effect(wire.cloud(), request);
            case Fault.Zombie(int calls) -> wire.delay(Exchange.copy(request), calls);
        }
        if (fault.kills()) {
            throw new ProcessKilled("killed by " + fault);
        }
        throw new SocketTimeoutException("the answer is lost");
    }

    /// The connections are the wire's.
    @Override
    public void close() {}
}
