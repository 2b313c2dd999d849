package io.windlass.cli;

import io.windlass.aws.S3Heads;
import io.windlass.inventory.InventoryFiles;
import io.windlass.inventory.InventoryListing;
import io.windlass.inventory.InventoryManifest;
import io.windlass.journal.Chosen;
import io.windlass.lambda.Deployment;
import io.windlass.load.Prefixes;
import io.windlass.load.ReconcileScope;
import io.windlass.load.Reconciling;
import io.windlass.pipeline.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;

/// An inventory in place of a listing.
final class InventoryOption {

    @Option(
            names = "--inventory",
            paramLabel = "MANIFEST",
            description = {
                "Read this manifest.json of an S3 Inventory instead of listing: a file, or s3://BUCKET/KEY. Its files are",
                "CSV; those of a manifest on this computer lie beside it. They are sorted on this computer's disk."
            })
    private Optional<String> manifest = Optional.empty();

    boolean given() {
        return manifest.isPresent();
    }

    /// The same comparison against the inventory.
    ///
    /// @param directory where it may write
    /// @throws IOException where it cannot be read, or is of another bucket
    Reconciling reconciling(Deployment there, ReconcileScope scope, Reconciling live, Path directory, PrintWriter err)
            throws IOException {
        String name = manifest.orElseThrow();
        InventoryManifest read =
                InventoryManifest.read(name, new InputFile(there.clients().s3(), name).stream());
        for (Step.Copy step : scope.steps()) {
            String bucket = step.from().bucket().orElse(there.environment().dataBucket());
            if (!bucket.equals(read.bucket())) {
                throw new IOException(name + " is of bucket " + read.bucket() + ", and step " + step.name() + " reads "
                        + bucket + "; choose the steps of one bucket with --step");
            }
        }
        err.println("as of " + read.created() + ", " + Words.count(read.files().size(), "file")
                + "; what was written later and nobody told of is not in it");
        List<String> prefixes = scope.steps().stream()
                .map(step -> Prefixes.literal(step.from().prefix()))
                .toList();
        InventoryListing listing = InventoryListing.read(read, files(there, name), prefixes, directory);
        return live.asOf(
                new Prefixes(listing, there.prefixes().destinations()),
                new S3Heads(there.clients().s3()));
    }

    private static InventoryFiles files(Deployment there, String manifest) {
        return Chosen.parse(manifest, true).isPresent()
                ? (bucket, key) -> fetched(there, bucket, key)
                : (bucket, key) -> beside(Path.of(manifest).toAbsolutePath().getParent(), key);
    }

    private static InputStream fetched(Deployment there, String bucket, String key) throws IOException {
        try {
            return there.clients()
                    .s3()
                    .getObject(request -> request.bucket(bucket).key(key));
        } catch (SdkException e) {
            throw new IOException("s3://" + bucket + "/" + key + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// With the whole key below the manifest's directory, or its last part there or in `data`.
    private static InputStream beside(Path directory, String key) throws IOException {
        String last = key.substring(key.lastIndexOf('/') + 1);
        for (String place : List.of(key, last, "data/" + last, "../data/" + last)) {
            Path file = directory.resolve(place);
            if (Files.isRegularFile(file)) {
                return Files.newInputStream(file);
            }
        }
        throw new IOException(directory.resolve(last) + " is not there; fetch " + key + " to it");
    }
}
