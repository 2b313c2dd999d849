package io.windlass.client;

import io.windlass.journal.Listing;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/// A client's objects in memory, which also tells what was put and lists what is there.
class InMemoryObjectStore implements ObjectStore, Listing {

    private final Map<String, Kept> kept = new ConcurrentSkipListMap<>();
    private final List<String> written = new ArrayList<>();

    private static final class Kept {
        private final ObjectId id;
        private final byte[] bytes;
        private final String digest;

        private Kept(ObjectId id, byte[] bytes, String digest) {
            this.id = id;
            this.bytes = bytes;
            this.digest = digest;
        }

        Stored stored() {
            return new Stored(
                    new S3Object(id, "", hash(bytes), "", bytes.length, Instant.parse("2024-01-01T00:00:00Z")), digest);
        }
    }

    /// What was put or copied so far, in order.
    List<String> written() {
        return List.copyOf(written);
    }

    /// All that is there, by its address.
    List<String> there() {
        return List.copyOf(kept.keySet());
    }

    byte[] bytes(String url) {
        return kept.get(url).bytes.clone();
    }

    Stored put(ObjectId id, String text) {
        return keep(new Kept(id, text.getBytes(StandardCharsets.UTF_8), ""));
    }

    @Override
    public Optional<Stored> find(ObjectId id) {
        return Optional.ofNullable(kept.get(id.url())).map(Kept::stored);
    }

    @Override
    public Stored put(ObjectId id, Path content, String digest) {
        try {
            return keep(new Kept(id, Files.readAllBytes(content), digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Stored copy(ObjectId from, ObjectId to) {
        Kept source = kept.get(from.url());
        if (source == null) {
            throw new IllegalStateException("there is no " + from);
        }
        return keep(new Kept(to, source.bytes, source.digest));
    }

    private Stored keep(Kept next) {
        written.add(next.id.url());
        kept.put(next.id.url(), next);
        return next.stored();
    }

    @Override
    public byte[] read(ObjectId id, long from, int length) {
        byte[] bytes = kept.get(id.url()).bytes;
        int begin = (int) Math.min(bytes.length, from);
        return Arrays.copyOfRange(bytes, begin, Math.min(bytes.length, begin + length));
    }

    @Override
    public void delete(Collection<ObjectId> ids) {
        ids.forEach(id -> kept.remove(id.url()));
    }

    @Override
    public void list(Optional<String> bucket, String prefix, Consumer<S3Object> objects) {
        String begin = "s3://" + bucket.orElse("data") + "/" + prefix;
        kept.values().stream()
                .filter(each -> each.id.url().startsWith(begin))
                .forEach(each -> objects.accept(each.stored().object()));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
