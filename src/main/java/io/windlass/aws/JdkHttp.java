package io.windlass.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// The JDK's HTTP client behind the SDK, with two of its habits mended.
///
/// It wraps the failure to open a connection in a way that the SDK does not try again; and with `Expect:
/// 100-continue`, which the SDK adds to uploads, it fails outright where the server closes an idle connection.
public final class JdkHttp implements SdkHttpClient {

    private final SdkHttpClient client;

    private JdkHttp(SdkHttpClient client) {
        this.client = Objects.requireNonNull(client, "client is null");
    }

    /// A client to be shared by all services.
    public static SdkHttpClient create() {
        return new JdkHttp(UrlConnectionHttpClient.create());
    }

    /// Takes `Expect` from uploads; to be added to a client of S3.
    public static ExecutionInterceptor withoutExpect() {
        return new WithoutExpect();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = client.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try {
                    return prepared.call();
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }

    private static final class WithoutExpect implements ExecutionInterceptor {
        @Override
        public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
            return context.httpRequest().toBuilder().removeHeader("Expect").build();
        }
    }
}
