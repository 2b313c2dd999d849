package io.windlass.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What requests of our own make of a function's environment, and what they leave to the SDK.
class SignedRequestsTest {

    private static final Map<String, String> LAMBDA = Map.of(
            "AWS_REGION", "eu-central-1",
            "AWS_ACCESS_KEY_ID", "ASIA",
            "AWS_SECRET_ACCESS_KEY", "secret",
            "AWS_SESSION_TOKEN", "token");

    @ParameterizedTest
    @CsvSource({
        "eu-central-1, https://dynamodb.eu-central-1.amazonaws.com/",
        "us-gov-west-1, https://dynamodb.us-gov-west-1.amazonaws.com/",
        "cn-north-1, https://dynamodb.cn-north-1.amazonaws.com.cn/"
    })
    void findsTheEndpointOfARegion(String region, String endpoint) {
        SignedRequests requests = of(Map.of("AWS_REGION", region)).orElseThrow();

        assertEquals(endpoint, requests.endpoint().toString());
        assertEquals(new Signature(region, "dynamodb"), requests.signature());
        // The SDK knows the same of them.
        assertEquals(
                endpoint,
                software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointProvider.defaultProvider()
                                .resolveEndpoint(
                                        asked -> asked.region(software.amazon.awssdk.regions.Region.of(region)))
                                .join()
                                .url()
                        + "/");
    }

    @Test
    void goesWhereTheEnvironmentSays() {
        assertEquals("http://a:1/", endpoint(Map.of("AWS_ENDPOINT_URL", "http://a:1")));
        assertEquals(
                "http://b:1/",
                endpoint(Map.of("AWS_ENDPOINT_URL", "http://a:1", "AWS_ENDPOINT_URL_DYNAMODB", "http://b:1/")));
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_REGION, us-iso-east-1",
        "AWS_REGION, eu-isoe-west-1",
        "AWS_REGION, eusc-de-east-1",
        "AWS_REGION, ''",
        "AWS_ACCESS_KEY_ID, ''",
        "AWS_SECRET_ACCESS_KEY, ''",
        "AWS_ENDPOINT_URL, http://a/below",
        "AWS_USE_FIPS_ENDPOINT, true",
        "AWS_USE_DUALSTACK_ENDPOINT, true",
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS, true",
        "AWS_RETRY_MODE, adaptive",
        "AWS_MAX_ATTEMPTS, 1",
        "HTTPS_PROXY, http://proxy"
    })
    void leavesToTheSdkWhatOnlyTheSdkUnderstands(String name, String value) {
        assertEquals(Optional.empty(), of(Map.of(name, value)));
    }

    @Test
    void signsWithTheKeysOfTheEnvironment() throws Exception {
        Credentials credentials = of(Map.of()).orElseThrow().credentials().now();

        assertEquals(new Credentials("ASIA", "secret", Optional.of("token")), credentials);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1338/", "http://localhost:9001/c"})
    void underSnapStartAsksTheSameMachine(String address) {
        Map<String, String> variables = Map.of("AWS_ACCESS_KEY_ID", "", "AWS_CONTAINER_CREDENTIALS_FULL_URI", address);

        assertInstanceOf(ContainerCredentials.class, of(variables).orElseThrow().credentials());
    }

    @Test
    void asksNoOtherMachineForCredentials() {
        Map<String, String> variables =
                Map.of("AWS_ACCESS_KEY_ID", "", "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://169.254.170.2/c");

        assertTrue(of(variables).isEmpty());
    }

    private static String endpoint(Map<String, String> more) {
        return of(more).orElseThrow().endpoint().toString();
    }

    private static Optional<SignedRequests> of(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(LAMBDA);
        variables.putAll(more);
        return SignedRequests.of(variables, new ConsumedUnits(), InstantSource.system());
    }
}
