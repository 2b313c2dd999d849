package io.windlass.cli;

import io.windlass.lambda.Clients;
import io.windlass.local.RunningCloud;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/// S3, on AWS or on a laptop.
final class Buckets {

    private Buckets() {}

    /// As the environment says, unless a home of the embedded cloud is given.
    static S3Client client(Optional<Path> home) {
        return home.isPresent()
                ? RunningCloud.at(home.get()).clients().s3()
                : Clients.fromEnvironment().s3();
    }
}
