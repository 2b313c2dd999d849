package io.windlass.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Credentials from an address on the same machine, as Lambda gives them to a function with SnapStart: those of a
/// snapshot would be stale in its copies. They are asked for again a minute before they end.
final class ContainerCredentials implements CredentialSource {

    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final int OK = 200;

    private final URI address;
    private final String password;
    private final Exchange exchange;
    private final InstantSource clock;
    private Credentials last;
    private Instant end = Instant.MIN;

    /// @param password what the address wants to see; empty for nothing
    ContainerCredentials(URI address, String password, Exchange exchange, InstantSource clock) {
        this.address = address;
        this.password = password;
        this.exchange = exchange;
        this.clock = clock;
    }

    @Override
    public synchronized Credentials now() throws IOException {
        if (last == null || !clock.instant().isBefore(end.minus(MARGIN))) {
            ask();
        }
        return last;
    }

    @Override
    public synchronized void forget() {
        last = null;
    }

    private void ask() throws IOException {
        Map<String, String> headers = password.isEmpty() ? Map.of() : Map.of("Authorization", password);
        Exchange.Answer answer = exchange.get(address, headers);
        if (answer.status() != OK) {
            throw new IOException("no credentials from " + address + ": status " + answer.status());
        }
        Map<String, String> members = members(answer.body());
        try {
            last = new Credentials(
                    members.get("AccessKeyId"),
                    members.get("SecretAccessKey"),
                    Optional.ofNullable(members.get("Token")));
            end = Instant.parse(members.get("Expiration"));
        } catch (NullPointerException | DateTimeException e) {
            last = null;
            throw new IOException("no credentials from " + address + ": an answer of another form", e);
        }
    }

    private static Map<String, String> members(String body) throws IOException {
        Map<String, String> members = new HashMap<>();
        try (JsonParser json = new JsonFactory().createParser(body)) {
            json.nextToken();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                if (json.nextToken() == JsonToken.VALUE_STRING) {
                    members.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
        }
        return members;
    }
}
