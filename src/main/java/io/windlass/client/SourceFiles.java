package io.windlass.client;

import io.windlass.client.RequestFailed.Code;
import io.windlass.journal.Listing;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import io.windlass.redshift.Format;
import io.windlass.schema.Identifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// The files of a request: `bucket/key`, `bucket/directory/` or `s3://bucket/key`. A directory stands for all objects
/// below it; where each reader of the table wants Parquet, for those whose names end so.
///
/// @param objects objects in S3
/// @param listing what lies in buckets
/// @param settings which objects are Windlass's own: none of them is given to a table
record SourceFiles(ObjectStore objects, Listing listing, ClientSettings settings) {

    private static final String SCHEME = "s3://";

    /// Old buckets have names that new ones may not have.
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,254}");

    /// Bytes of a key (S3 User Guide, "Naming Amazon S3 objects").
    private static final int LONGEST = 1_024;

    /// Each object once, in the order of the request.
    ///
    /// @throws RequestFailed where one is not there
    SequencedMap<ObjectId, S3Object> find(List<String> named, List<Target> readers) {
        boolean parquet = readers.stream().allMatch(reader -> reader.step().format() == Format.PARQUET);
        SequencedMap<ObjectId, S3Object> found = new LinkedHashMap<>();
        for (int place = 0; place < named.size(); place++) {
            find(named.get(place), "/files/" + place, parquet, found);
        }
        return found;
    }

    /// Whether a request names this very object, and not only a directory above it.
    static boolean names(List<String> named, ObjectId object) {
        String path = object.bucket() + "/" + object.key();
        return named.contains(path) || named.contains(SCHEME + path);
    }

    private void find(String name, String pointer, boolean parquet, SequencedMap<ObjectId, S3Object> found) {
        String path = name.startsWith(SCHEME) ? name.substring(SCHEME.length()) : name;
        int slash = path.indexOf('/');
        if (slash <= 0
                || !BUCKET.matcher(path.substring(0, slash)).matches()
                || Identifier.bytes(path.substring(slash + 1)) > LONGEST) {
            throw new RequestFailed(
                    Code.BAD_REQUEST,
                    pointer,
                    "a file is bucket/key, bucket/directory/ or s3://bucket/key; after the bucket's name follows a slash,"
                            + " and a key has at most " + LONGEST + " bytes");
        }
        String bucket = path.substring(0, slash);
        String key = path.substring(slash + 1);
        if (settings.isOwn(bucket, key)) {
            throw new RequestFailed(
                    Code.BAD_REQUEST,
                    pointer,
                    name
                            + " is where Windlass keeps its own records, which are no rows of a table; give files of another place");
        }
        Optional<S3Object> file = key.isEmpty() || key.endsWith("/")
                ? Optional.empty()
                : objects.find(new ObjectId(bucket, key)).map(ObjectStore.Stored::object);
        if (file.isPresent()) {
            found.putIfAbsent(file.get().id(), file.get());
            return;
        }
        String directory = key.isEmpty() || key.endsWith("/") ? key : key + "/";
        if (!below(bucket, directory, parquet, found)) {
            throw new RequestFailed(
                    Code.UNKNOWN_FILE,
                    pointer,
                    "there is no file " + name + " in S3, and "
                            + (parquet ? "nothing whose name ends in .parquet" : "nothing") + " below it");
        }
    }

    private boolean below(String bucket, String directory, boolean parquet, SequencedMap<ObjectId, S3Object> found) {
        int[] seen = {0};
        listing.list(Optional.of(bucket), directory, object -> {
            if (holds(object, parquet) && !settings.isOwn(bucket, object.id().key())) {
                seen[0]++;
                found.putIfAbsent(object.id(), object);
            }
        });
        return seen[0] > 0;
    }

    /// Not what marks a folder, nor what tools leave beside their output.
    private static boolean holds(S3Object object, boolean parquet) {
        String key = object.id().key();
        String last = key.substring(key.lastIndexOf('/') + 1);
        boolean marker = last.isEmpty() || last.equals("_SUCCESS") || last.endsWith("_$folder$");
        return !marker && (!parquet || last.toLowerCase(Locale.ROOT).endsWith(".parquet"));
    }
}
