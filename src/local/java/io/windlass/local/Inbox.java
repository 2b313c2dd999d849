package io.windlass.local;

import io.windlass.local.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// A directory whose files go into a bucket, each under its path below the directory.
///
/// Files must be renamed into it, so that none is seen half written: one whose name begins with a dot is left
/// alone, and a file goes once it is put.
public final class Inbox implements AutoCloseable {

    private final Path directory;
    private final S3Client s3;
    private final String bucket;
    private final Consumer<String> complaints;

    /// @param complaints hears of files that cannot be put; they are moved aside into `refused`
    public Inbox(Path directory, S3Client s3, String bucket, Consumer<String> complaints) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.s3 = Objects.requireNonNull(s3, "s3 is null");
        this.bucket = Objects.requireNonNull(bucket, "bucket is null");
        this.complaints = Objects.requireNonNull(complaints, "complaints is null");
    }

    public Path directory() {
        return directory;
    }

    /// Puts what is there.
    ///
    /// @return how many files were put
    public int collect() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
        int put = 0;
        for (Path file : files) {
            String key = directory
                    .relativize(file)
                    .toString()
                    .replace(file.getFileSystem().getSeparator(), "/");
            Optional<String> refusal = S3Server.refusal(key);
            if (refusal.isPresent()) {
                complaints.accept("not put: " + key + ": " + refusal.get());
                Path aside = Files.createDirectories(directory.resolveSibling("refused"));
                Files.move(file, Files.createTempDirectory(aside, "file").resolve(file.getFileName()));
                continue;
            }
            s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromFile(file));
            Files.delete(file);
            put++;
        }
        return put;
    }

    @Override
    public void close() {
        s3.close();
    }
}
