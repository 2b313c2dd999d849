package io.windlass.cli;

import io.windlass.inference.Sample;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/// Files to look at, on disk or in a bucket.
final class Samples {

    private static final String SCHEME = "s3://";

    private Samples() {}

    /// Whether the text names a bucket.
    static boolean inBucket(String place) {
        return place.startsWith(SCHEME);
    }

    /// @param bucket the bucket
    /// @param key a key, or what keys begin with
    record Address(String bucket, String key) {
        static Address of(String url) {
            String rest = url.substring(SCHEME.length());
            int slash = rest.indexOf('/');
            return slash < 0 ? new Address(rest, "") : new Address(rest.substring(0, slash), rest.substring(slash + 1));
        }
    }

    /// What lies at a place.
    ///
    /// @param samples the files to look at, by their path below the place that `run` and a pipeline begin at
    /// @param beside other files there, by the same path: what a pipeline must not take for one of them
    record Found(SequencedMap<String, Sample> samples, List<String> beside) {}

    /// A file, or the files below a directory whose path below it matches, in order; hidden ones are left out.
    static Found onDisk(Path place, Optional<Pattern> match) throws IOException {
        SequencedMap<String, Sample> samples = new LinkedHashMap<>();
        if (!Files.isDirectory(place)) {
            samples.put(place.getFileName().toString(), new OnDisk(place));
            return new Found(samples, List.of());
        }
        Predicate<String> wanted = wanted(match);
        List<String> beside = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(place)) {
            walk.filter(Files::isRegularFile).sorted().forEach(file -> {
                String path = place.relativize(file).toString().replace('\\', '/');
                if (path.matches("(.*/)?\\..*") || !wanted.test(path)) {
                    beside.add(path);
                } else {
                    samples.put(path, new OnDisk(file));
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new Found(samples, beside);
    }

    /// The objects below a key or with it, whose key after it matches, in order.
    ///
    /// @throws SdkException where the bucket cannot be listed
    static Found inBucket(S3Client s3, Address address, Optional<Pattern> match) {
        Predicate<String> wanted = wanted(match);
        SequencedMap<String, Sample> samples = new LinkedHashMap<>();
        List<String> beside = new ArrayList<>();
        int folder = address.key().lastIndexOf('/') + 1;
        s3.listObjectsV2Paginator(request -> request.bucket(address.bucket()).prefix(address.key())).contents().stream()
                .filter(object -> !object.key().startsWith("_windlass/"))
                .forEach(object -> {
                    String key = object.key();
                    if (object.size() == 0
                            || !wanted.test(key.substring(address.key().length()))) {
                        beside.add(key.substring(folder));
                    } else {
                        samples.put(key.substring(folder), new InBucket(s3, address.bucket(), key));
                    }
                });
        return new Found(samples, beside);
    }

    /// One object.
    static Sample object(S3Client s3, String bucket, String key) {
        return new InBucket(s3, bucket, key);
    }

    private static Predicate<String> wanted(Optional<Pattern> match) {
        return match.map(Pattern::asMatchPredicate).orElse(name -> true);
    }

    private record OnDisk(Path file) implements Sample {
        @Override
        public String name() {
            return file.toString();
        }

        @Override
        public long size() throws IOException {
            return Files.size(file);
        }

        @Override
        public InputStream open(long position) throws IOException {
            SeekableByteChannel channel = Files.newByteChannel(file);
            channel.position(position);
            return Channels.newInputStream(channel);
        }
    }

    private record InBucket(S3Client s3, String bucket, String key) implements Sample {
        @Override
        public String name() {
            return SCHEME + bucket + "/" + key;
        }

        @Override
        public long size() throws IOException {
            try {
                return s3.headObject(request -> request.bucket(bucket).key(key)).contentLength();
            } catch (SdkException e) {
                throw new IOException(e.getMessage(), e);
            }
        }

        @Override
        public InputStream open(long position) throws IOException {
            try {
                return new Abandoned(s3.getObject(request ->
                        request.bucket(bucket).key(key).range(position == 0 ? null : "bytes=" + position + "-")));
            } catch (SdkException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }

    /// An object that is let go where it is closed: else the rest of it would be read.
    private static final class Abandoned extends FilterInputStream {
        private final ResponseInputStream<GetObjectResponse> object;

        Abandoned(ResponseInputStream<GetObjectResponse> object) {
            super(object);
            this.object = object;
        }

        @Override
        public void close() {
            object.abort();
        }
    }
}
