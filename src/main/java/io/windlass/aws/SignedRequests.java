package io.windlass.aws;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The two requests to DynamoDB that a recorder makes, without the SDK, whose client takes most of a start
/// (docs/start.md). Throttling, faults and lost answers are tried again, as the SDK does.
///
/// @param endpoint where DynamoDB is
/// @param signature of its region
/// @param credentials who asks
/// @param exchange how
/// @param units counts what the requests cost
/// @param clock the time that is signed
/// @param backoff how often it is tried and how long it waits
public record SignedRequests(
        URI endpoint,
        Signature signature,
        CredentialSource credentials,
        Exchange exchange,
        ConsumedUnits units,
        InstantSource clock,
        Backoff backoff) {

    private static final String SERVICE = "dynamodb";
    private static final int OK = 200;

    /// What a person may ask of every client of AWS and this one does not know.
    private static final List<String> ASKS_FOR_MORE = List.of(
            "AWS_USE_FIPS_ENDPOINT",
            "AWS_USE_DUALSTACK_ENDPOINT",
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
            "AWS_ACCOUNT_ID_ENDPOINT_MODE",
            "AWS_RETRY_MODE",
            "AWS_MAX_ATTEMPTS",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "http_proxy",
            "https_proxy");

    public SignedRequests {
        Objects.requireNonNull(endpoint, "endpoint is null");
        Objects.requireNonNull(signature, "signature is null");
        Objects.requireNonNull(credentials, "credentials is null");
        Objects.requireNonNull(exchange, "exchange is null");
        Objects.requireNonNull(units, "units is null");
        Objects.requireNonNull(clock, "clock is null");
        Objects.requireNonNull(backoff, "backoff is null");
    }

    /// As Lambda sets the environment of a function.
    ///
    /// @return empty where it says anything that only the SDK understands
    public static Optional<SignedRequests> of(Map<String, String> variables, ConsumedUnits units, InstantSource clock) {
        for (String name : ASKS_FOR_MORE) {
            if (variables.containsKey(name)) {
                return Optional.empty();
            }
        }
        Exchange exchange = new UrlExchange();
        String region = variables.getOrDefault("AWS_REGION", "");
        Optional<URI> endpoint = endpoint(variables, region);
        Optional<CredentialSource> credentials = CredentialSource.of(variables, exchange, clock);
        if (endpoint.isEmpty() || credentials.isEmpty() || region.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SignedRequests(
                endpoint.get(),
                new Signature(region, SERVICE),
                credentials.get(),
                exchange,
                units,
                clock,
                Backoff.standard()));
    }

    private static Optional<URI> endpoint(Map<String, String> variables, String region) {
        String given =
                variables.getOrDefault("AWS_ENDPOINT_URL_DYNAMODB", variables.getOrDefault("AWS_ENDPOINT_URL", ""));
        if (!given.isEmpty()) {
            URI address = URI.create(given.endsWith("/") ? given : given + "/");
            return "/".equals(address.getRawPath()) ? Optional.of(address) : Optional.empty();
        }
        // The partitions of governments that are closed to others, and of Europe, have domains of their own.
        if (region.contains("-iso") || region.startsWith("eusc-")) {
            return Optional.empty();
        }
        String domain = region.startsWith("cn-") ? ".amazonaws.com.cn/" : ".amazonaws.com/";
        return Optional.of(URI.create("https://" + SERVICE + "." + region + domain));
    }

    /// @throws RequestFailed where DynamoDB refuses it, or did not take it in all attempts
    WriteAnswer putItem(byte[] body) {
        return call("PutItem", body);
    }

    /// @throws RequestFailed where DynamoDB refuses it, or did not take it in all attempts
    WriteAnswer batchWriteItem(byte[] body) {
        return call("BatchWriteItem", body);
    }

    private WriteAnswer call(String operation, byte[] body) {
        for (int attempts = 1; ; attempts++) {
            try {
                WriteAnswer answer = attempt(operation, body);
                units.wrote(answer.units());
                return answer;
            } catch (RequestFailed e) {
                if (!e.passes() || !backoff.again(attempts)) {
                    throw e;
                }
            }
        }
    }

    private WriteAnswer attempt(String operation, byte[] body) {
        try {
            Map<String, String> headers = Map.of(
                    "Content-Type", "application/x-amz-json-1.0", "X-Amz-Target", "DynamoDB_20120810." + operation);
            Exchange.Answer answer = exchange.post(
                    endpoint, signature.sign(credentials.now(), clock.instant(), host(), headers, body), body);
            WriteAnswer read = WriteAnswer.read(answer.body());
            if (answer.status() != OK) {
                throw RequestFailed.answered(operation, answer.status(), answer.request(), read.code(), read.message());
            }
            return read;
        } catch (IOException e) {
            throw RequestFailed.unanswered(operation, e);
        }
    }

    /// As the JDK writes it into the request.
    private String host() {
        int usual = endpoint.getScheme().equals("https") ? 443 : 80;
        boolean plain = endpoint.getPort() == -1 || endpoint.getPort() == usual;
        return plain ? endpoint.getHost() : endpoint.getHost() + ":" + endpoint.getPort();
    }
}
