package io.windlass.cli;

import io.windlass.local.LocalCloud;
import io.windlass.local.s3.S3Server;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Route;
import io.windlass.pipeline.Routing;
import io.windlass.pipeline.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// Files on their way into a bucket, each under its path below a directory.
///
/// @param directory the directory
record DataDirectory(Path directory) {

    /// All files below the directory, in order.
    List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// How often some step takes one of the files: what lies beside them is put, and nobody loads it.
    long taken(Catalog catalog, List<String> buckets, List<Path> files) {
        Routing routing = new Routing(Sources.of(catalog), LocalCloud.DATA_BUCKET);
        return files.stream()
                .map(this::key)
                .filter(key -> S3Server.refusal(key).isEmpty())
                .flatMap(key -> buckets.stream().map(bucket -> routing.route(bucket, key)))
                .mapToLong(route -> route instanceof Route.Taken(List<Route.Target> targets) ? targets.size() : 0)
                .sum();
    }

    /// Puts every file that the embedded server can hold.
    ///
    /// @param meter shows how far it is
    /// @return those that it cannot, each with the reason
    List<String> put(S3Client s3, List<String> buckets, List<Path> files, Meter meter) {
        List<String> refused = new ArrayList<>();
        long done = 0;
        long bytes = 0;
        for (Path file : files) {
            meter.at(new Meter.Reached(done, files.size(), bytes, 0));
            String key = key(file);
            Optional<String> refusal = S3Server.refusal(key);
            if (refusal.isPresent()) {
                refused.add(key + ": " + refusal.get());
                continue;
            }
            for (String bucket : buckets) {
                s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromFile(file));
            }
            done++;
            bytes += file.toFile().length();
        }
        return refused;
    }

    private String key(Path file) {
        return directory
                .relativize(file)
                .toString()
                .replace(file.getFileSystem().getSeparator(), "/");
    }
}
