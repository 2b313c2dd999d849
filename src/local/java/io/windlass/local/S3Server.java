package io.windlass.local;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/// A real S3 server on a free port of the loopback address. Signatures are not checked.
public final class S3Server implements AutoCloseable {

    /// Amazon S3 User Guide, "Naming Amazon S3 objects".
    private static final int MOST_BYTES = 1_024;

    private final S3Proxy proxy;

    private S3Server(S3Proxy proxy) {
        this.proxy = proxy;
    }

    /// Starts it.
    ///
    /// @param directory where objects lie; empty to keep them in memory
    /// @param observer hears of each write
    static S3Server start(Optional<Path> directory, InstantSource clock, Consumer<ObjectWritten> observer) {
        BlobStore store = directory
                .<BlobStore>map(path -> new FilesystemNio2BlobStore(path.toString()))
                .orElseGet(TransientNio2BlobStore::new);
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(new ObservedStore(store, clock, observer))
                .awsAuthentication(AuthenticationType.NONE, "local", "local")
                .endpoint(URI.create("http://127.0.0.1:0"))
                .build();
        try {
            proxy.start();
        } catch (Exception e) {
            throw new LocalCloudFailed("the S3 server did not start: " + e.getMessage(), e);
        }
        return new S3Server(proxy);
    }

    /// Why the server cannot hold an object of this key, found by trying: some are refused, some come back under
    /// another name, and some break the listing of their whole bucket. Real S3 holds all of them.
    ///
    /// @return empty where it can
    public static Optional<String> refusal(String key) {
        if (key.isEmpty() || key.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of("a key has 1 to 1,024 bytes");
        }
        for (String segment : key.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return Optional.of("the embedded S3 server reads keys as paths: no empty part, no . and no ..");
            }
            if (segment.startsWith(".mpus-")) {
                return Optional.of("the embedded S3 server keeps its own files under .mpus-");
            }
        }
        return key.chars().anyMatch(S3Server::unlistable)
                ? Optional.of("the embedded S3 server cannot list a key with control characters")
                : Optional.empty();
    }

    /// What XML 1.0, in which listings are written, has no way to say.
    private static boolean unlistable(int character) {
        boolean control = character < ' ' && character != '\t' && character != '\n' && character != '\r';
        return control || character == 0xFFFE || character == 0xFFFF;
    }

    /// Where clients find it; they need path-style addressing.
    URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new LocalCloudFailed("the S3 server did not stop: " + e.getMessage(), e);
        }
    }
}
