package io.windlass.aws;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Where the credentials of a function come from.
interface CredentialSource {

    /// Those that are good now; asked before each request.
    ///
    /// @throws IOException where they cannot be had at the moment
    Credentials now() throws IOException;

    /// Keeps nothing of what was handed out: a snapshot must hold no secret.
    void forget();

    /// As Lambda gives them to a function: in variables, or under SnapStart from an address on the same machine.
    ///
    /// @return empty where the environment holds neither
    static Optional<CredentialSource> of(Map<String, String> variables, Exchange exchange, InstantSource clock) {
        String key = variables.getOrDefault("AWS_ACCESS_KEY_ID", "");
        String secret = variables.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        String token = variables.getOrDefault("AWS_SESSION_TOKEN", "");
        if (!key.isEmpty() && !secret.isEmpty()) {
            return Optional.of(
                    new Given(new Credentials(key, secret, token.isEmpty() ? Optional.empty() : Optional.of(token))));
        }
        URI address = URI.create(variables.getOrDefault("AWS_CONTAINER_CREDENTIALS_FULL_URI", ""));
        // Whoever can be asked over a network could be somebody else; the SDK has rules for that.
        if ("127.0.0.1".equals(address.getHost()) || "localhost".equals(address.getHost())) {
            String password = variables.getOrDefault("AWS_CONTAINER_AUTHORIZATION_TOKEN", "");
            return Optional.of(new ContainerCredentials(address, password, exchange, clock));
        }
        return Optional.empty();
    }

    /// Those of the environment, which stay the same while the process lives.
    record Given(Credentials now) implements CredentialSource {
        @Override
        public void forget() {
            // The environment holds them anyway.
        }
    }
}
