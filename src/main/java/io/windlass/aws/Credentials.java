package io.windlass.aws;

import java.util.Objects;
import java.util.Optional;

/// Who signs a request.
///
/// @param key the access key's id
/// @param secret its secret
/// @param token of a session; empty for a person's own key
record Credentials(String key, String secret, Optional<String> token) {

    Credentials {
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(secret, "secret is null");
        Objects.requireNonNull(token, "token is null");
    }

    /// Shows no secret, wherever it is printed.
    @Override
    public String toString() {
        return "credentials " + key;
    }
}
