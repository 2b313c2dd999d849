package io.windlass.simulation;

import io.windlass.journal.ObjectId;
import io.windlass.redshift.CopyOptions;
import io.windlass.redshift.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a COPY does with the objects of its manifest.
///
/// @param loaded the objects whose rows it loads
/// @param refused what it says of the bad ones that it names
/// @param error why it fails; empty where it does not
record SimulatedCopy(List<Loaded> loaded, List<List<String>> refused, Optional<String> error) {

    private static final String GONE =
            "ERROR: S3ServiceException:The specified key does not exist.,Status 404,Error NoSuchKey";
    private static final String BAD = "ERROR: Load into table 't' failed. Check 'sys_load_error_detail' system table.";

    /// One that loads nothing goes on after a bad object, if the object lets it.
    static SimulatedCopy of(TransactionWorld world, Statement.Copy copy) {
        boolean probes = copy.options().values().containsKey("noload");
        long tolerated = copy.options().values().get("maxerror") instanceof CopyOptions.Value.Count(long number)
                ? Math.max(1, number)
                : 1;
        List<Loaded> loaded = new ArrayList<>();
        List<List<String>> refused = new ArrayList<>();
        long rows = 0;
        for (ObjectId object : world.manifest(copy.manifest())) {
            Optional<Bucket.Content> found = world.bucket().content(object);
            if (found.isEmpty()) {
                return new SimulatedCopy(List.of(), refused, Optional.of(GONE));
            }
            Bucket.Content content = found.get();
            long bad = Math.min(content.refused(), tolerated - rows);
            rows += bad;
            if (bad > 0 && content.named()) {
                refused.add(List.of(object.url(), "1", "", "1204", "Invalid value", Long.toString(bad)));
            }
            if (rows >= tolerated || (!content.good() && content.stops())) {
                return new SimulatedCopy(List.of(), refused, Optional.of(BAD));
            }
            if (!probes) {
                loaded.add(new Loaded(object, content.etag(), content.named() ? bad : 0));
            }
        }
        return new SimulatedCopy(loaded, refused, Optional.empty());
    }

    /// @param object what was read
    /// @param etag what it held just then
    /// @param skipped how many of its rows were refused and told of
    record Loaded(ObjectId object, String etag, long skipped) {}
}
