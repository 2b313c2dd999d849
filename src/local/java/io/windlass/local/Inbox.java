package io.windlass.local;

import io.windlass.local.s3.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// A directory whose files go into a bucket, each under its path below the directory.
///
/// Files must be renamed into it, so that none is seen half written: what begins with a dot is left alone, and a
/// file goes once it is put. Whoever fills it may take things away again at any time.
public final class Inbox implements AutoCloseable {

    private final Path directory;
    private final S3Client s3;
    private final String bucket;
    private final Consumer<String> complaints;
    private final Set<InboxFiles.LeftAlone> told = new HashSet<>();

    /// @param complaints hears once of each file that is left alone, and of files that cannot be put; those are
    ///     moved aside, each into a directory of its own below `refused` beside the inbox
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
        InboxFiles files = InboxFiles.below(directory);
        told.retainAll(files.leftAlone());
        for (InboxFiles.LeftAlone each : files.leftAlone()) {
            if (told.add(each)) {
                complaints.accept("left alone: " + key(each.path()) + ": " + each.reason());
            }
        }
        int put = 0;
        for (Path file : files.found()) {
            put += collected(file) ? 1 : 0;
        }
        return put;
    }

    private boolean collected(Path file) throws IOException {
        String key = key(file);
        try {
            Optional<String> refusal = S3Server.refusal(key);
            if (refusal.isPresent()) {
                complaints.accept("not put: " + key + ": " + refusal.get() + "; it is now " + aside(file));
                return false;
            }
            s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromFile(file));
            return Files.deleteIfExists(file);
        } catch (NoSuchFileException e) {
            return false;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return false;
            }
            throw e;
        }
    }

    /// Two files of one name may be refused: each gets a directory.
    private Path aside(Path file) throws IOException {
        Path refused = Files.createDirectories(directory.resolveSibling("refused"));
        Path place = Files.createTempDirectory(refused, "file").resolve(file.getFileName());
        return Files.move(file, place);
    }

    private String key(Path file) {
        List<String> names = new ArrayList<>();
        directory.relativize(file).forEach(name -> names.add(name.toString()));
        return String.join("/", names);
    }

    @Override
    public void close() {
        s3.close();
    }
}
