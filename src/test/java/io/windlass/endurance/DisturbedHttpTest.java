package io.windlass.endurance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

class DisturbedHttpTest {

    private static final int REQUESTS = 40_000;

    private static final HttpExecuteRequest REQUEST = HttpExecuteRequest.builder()
            .request(SdkHttpRequest.builder()
                    .method(SdkHttpMethod.GET)
                    .protocol("http")
                    .host("localhost")
                    .encodedPath("/")
                    .build())
            .build();

    private int served;

    private final SdkHttpClient network = new SdkHttpClient() {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    served++;
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder().statusCode(200).build())
                            .build();
                }

                @Override
                public void abort() {
                    // It is over as soon as it is made.
                }
            };
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    };

    @Test
    void oneOfAHundredFailsInEachOfItsWays() {
        DisturbedHttp disturbed = new DisturbedHttp(network, new SplittableRandom(1));
        int refused = 0;
        int before = 0;
        int after = 0;
        for (int number = 0; number < REQUESTS; number++) {
            int servedBefore = served;
            try {
                HttpExecuteResponse response = disturbed.prepareRequest(REQUEST).call();
                refused += response.httpResponse().statusCode() == 500 ? 1 : 0;
                assertEquals(response.httpResponse().statusCode() == 500 ? 0 : 1, served - servedBefore);
            } catch (SocketException e) {
                before += served == servedBefore ? 1 : 0;
                after += served == servedBefore ? 0 : 1;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        assertEquals(disturbed.disturbed(), refused + before + after);
        assertTrue(refused > 150 && refused < 250, "refused " + refused);
        assertTrue(before > 60 && before < 140, "reset before " + before);
        assertTrue(after > 60 && after < 140, "reset after " + after);
    }
}
