package io.windlass.simulation;

import io.windlass.journal.ObjectId;
import io.windlass.redshift.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a COPY does with the objects of its manifest.
///
/// @param loaded the objects whose rows it loads
/// @param refused what it says of the bad ones that it names
/// @param error why it fails; empty where it does not
record SimulatedCopy(List<ObjectId> loaded, List<List<String>> refused, Optional<String> error) {

    private static final String GONE =
            "ERROR: S3ServiceException:The specified key does not exist.,Status 404,Error NoSuchKey";
    private static final String BAD = "ERROR: Load into table 't' failed. Check 'sys_load_error_detail' system table.";

    /// One that loads nothing goes on after a bad object, if the object lets it.
    static SimulatedCopy of(TransactionWorld world, Statement.Copy copy) {
        boolean probes = copy.options().values().containsKey("noload");
        List<ObjectId> loaded = new ArrayList<>();
        List<List<String>> refused = new ArrayList<>();
        for (ObjectId object : world.manifest(copy.manifest())) {
            Optional<Bucket.Content> content = world.bucket().content(object);
            if (content.isEmpty()) {
                return new SimulatedCopy(List.of(), refused, Optional.of(GONE));
            }
            boolean good = content.get().good();
            if (!good && content.get().named()) {
                refused.add(List.of(object.url(), "1", "", "1204", "Invalid value", "1"));
            }
            if (!good && (!probes || content.get().stops())) {
                return new SimulatedCopy(List.of(), refused, Optional.of(BAD));
            }
            if (!probes) {
                loaded.add(object);
            }
        }
        return new SimulatedCopy(loaded, refused, Optional.empty());
    }
}
