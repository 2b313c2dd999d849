package io.windlass.inventory;

import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Objects of one bucket in the order in which S3 lists keys, sorted on disk: in memory is a part that is being sorted,
/// and then one key of some thousands with the place where it stands.
final class SortedObjects {

    /// By the bytes of UTF-8.
    static final Comparator<String> ORDER = (left, right) ->
            Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

    /// Objects that are sorted in memory: some 20 MB of them.
    private static final int PART = 100_000;

    /// Objects between two keys whose places are known.
    private static final int STRIDE = 5_000;

    private static final int BUFFER = 1 << 16;

    private final Path directory;
    private final String bucket;
    private final int most;
    private final List<S3Object> part = new ArrayList<>();
    private final List<Path> parts = new ArrayList<>();
    private final TreeMap<String, Long> places = new TreeMap<>(ORDER);
    private final Path sorted;

    /// @param directory where it may write; whoever owns it deletes it
    SortedObjects(Path directory, String bucket) {
        this(directory, bucket, PART);
    }

    /// @param most objects that are sorted in memory
    SortedObjects(Path directory, String bucket, int most) {
        this.directory = directory;
        this.bucket = bucket;
        this.most = most;
        this.sorted = directory.resolve("sorted");
    }

    void add(S3Object object) throws IOException {
        part.add(object);
        if (part.size() == most) {
            spill();
        }
    }

    /// All are there.
    void sort() throws IOException {
        spill();
        PriorityQueue<Cursor> heads = new PriorityQueue<>(
                Comparator.comparing((Cursor each) -> each.head.id().key(), ORDER));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(sorted), BUFFER);
                DataOutputStream data = new DataOutputStream(out)) {
            for (Path each : parts) {
                new Cursor(stream(each, 0)).advance(heads);
            }
            long place = 0;
            for (long number = 0; !heads.isEmpty(); number++) {
                Cursor first = heads.remove();
                if (number % STRIDE == 0) {
                    places.put(first.head.id().key(), place);
                }
                place += write(data, first.head);
                first.advance(heads);
            }
        } finally {
            for (Cursor left : heads) {
                left.close();
            }
        }
        for (Path each : parts) {
            Files.delete(each);
        }
    }

    /// Tells those behind a key whose keys begin so, as long as more are wanted.
    void tell(String prefix, String after, Predicate<S3Object> objects) throws IOException {
        String from = ORDER.compare(prefix, after) > 0 ? prefix : after;
        Map.Entry<String, Long> place = places.floorEntry(from);
        try (DataInputStream in = stream(sorted, place == null ? 0 : place.getValue())) {
            while (true) {
                S3Object object = read(in);
                String key = object.id().key();
                boolean behind = after.isEmpty() || ORDER.compare(key, after) > 0;
                if (key.startsWith(prefix)) {
                    if (behind && !objects.test(object)) {
                        return;
                    }
                } else if (ORDER.compare(key, prefix) > 0) {
                    return;
                }
            }
        } catch (EOFException end) {
            // Nothing is behind.
            return;
        }
    }

    private void spill() throws IOException {
        if (part.isEmpty()) {
            return;
        }
        part.sort(Comparator.comparing(object -> object.id().key(), ORDER));
        Path file = directory.resolve("part-" + parts.size());
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
            for (S3Object object : part) {
                write(out, object);
            }
        }
        parts.add(file);
        part.clear();
    }

    private static DataInputStream stream(Path file, long place) throws IOException {
        FileChannel channel = FileChannel.open(file);
        channel.position(place);
        InputStream in = Channels.newInputStream(channel);
        return new DataInputStream(new BufferedInputStream(in, BUFFER));
    }

    private static int write(DataOutputStream out, S3Object object) throws IOException {
        byte[] key = object.id().key().getBytes(StandardCharsets.UTF_8);
        byte[] etag = object.etag().getBytes(StandardCharsets.UTF_8);
        out.writeInt(key.length);
        out.write(key);
        out.writeInt(etag.length);
        out.write(etag);
        out.writeLong(object.size());
        out.writeLong(object.time().toEpochMilli());
        // DataOutputStream counts no further than an int.
        return 2 * Integer.BYTES + 2 * Long.BYTES + key.length + etag.length;
    }

    private S3Object read(DataInputStream in) throws IOException {
        String key = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        String etag = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        long size = in.readLong();
        return new S3Object(new ObjectId(bucket, key), "", etag, "", size, Instant.ofEpochMilli(in.readLong()));
    }

    /// A part while it is merged.
    private final class Cursor implements Closeable {

        private final DataInputStream in;
        private S3Object head;

        Cursor(DataInputStream in) {
            this.in = in;
        }

        /// Reads on and takes its place among the others, unless it is at its end.
        void advance(PriorityQueue<Cursor> heads) throws IOException {
            try {
                head = read(in);
            } catch (EOFException end) {
                close();
                return;
            }
            heads.add(this);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
