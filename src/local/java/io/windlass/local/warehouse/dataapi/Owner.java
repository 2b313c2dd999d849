package io.windlass.local.warehouse.dataapi;

import com.sun.net.httpserver.Headers;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who sends a request: the access key that its signature names. The signature itself is not checked.
final class Owner {

    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/,\\s]+)/");

    private Owner() {}

    /// Nothing where the request is not signed.
    static String of(Headers headers) {
        Matcher credential = CREDENTIAL.matcher(
                Optional.ofNullable(headers.getFirst("Authorization")).orElse(""));
        return credential.find() ? credential.group(1) : "";
    }
}
