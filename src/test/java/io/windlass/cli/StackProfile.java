package io.windlass.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Files of the AWS CLI's profiles, read by the SDK in this process for as long as it is open: a profile may name
/// credentials, a region and endpoints.
final class StackProfile implements AutoCloseable {

    private static final String CONFIGURATION = "aws.configFile";
    private static final String CREDENTIALS = "aws.sharedCredentialsFile";

    /// @param key of the access key; the secret is any
    /// @param endpoints by the name that the profile has for a service
    static StackProfile of(Path directory, String name, String key, String region, Map<String, URI> endpoints)
            throws IOException {
        StringBuilder text =
                new StringBuilder("[profile %s]\nregion = %s\naws_access_key_id = %s\n".formatted(name, region, key));
        text.append("aws_secret_access_key = secret\nservices = tested\n[services tested]\n");
        new LinkedHashMap<>(endpoints)
                .forEach(
                        (service, endpoint) -> text.append("%s =\n  endpoint_url = %s\n".formatted(service, endpoint)));
        Path file = Files.writeString(directory.resolve("aws-config"), text);
        System.setProperty(CONFIGURATION, file.toString());
        System.setProperty(CREDENTIALS, directory.resolve("none").toString());
        return new StackProfile();
    }

    @Override
    public void close() {
        System.clearProperty(CONFIGURATION);
        System.clearProperty(CREDENTIALS);
    }
}
