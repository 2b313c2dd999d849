package io.windlass.journal;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// A comparison of bucket, journal and ledger and how far it has come, in the order of the keys.
///
/// What is lost of it costs nothing wrong: whoever looks again puts the same arrivals again.
///
/// @param scope what is compared
/// @param id made anew whenever it begins anew, so that no answer of an older one is taken for its own
/// @param done whether all was compared
/// @param version goes up by one with every write, each of which demands that it is unchanged
/// @param step the copy step that is compared; empty before the first
/// @param after the key up to which it is; empty before the first
/// @param settled runs up to this one were closed before the ledger is asked for what follows
/// @param counts what was found, by step
public record Reconciliation(
        Scope scope,
        String id,
        boolean done,
        long version,
        String step,
        String after,
        long settled,
        Map<String, Map<Finding, Long>> counts) {

    public Reconciliation {
        Objects.requireNonNull(scope, "scope is null");
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(step, "step is null");
        Objects.requireNonNull(after, "after is null");
        counts = Map.copyOf(counts);
        if (version < 1) {
            throw new IllegalArgumentException("version is " + version);
        }
    }

    /// One that nobody has begun before.
    public static Reconciliation begun(Scope scope, String id, long settled) {
        return new Reconciliation(scope, id, false, 1, "", "", settled, Map.of());
    }

    /// From its beginning, as it is written over the one that was read.
    public Reconciliation anew(String newId, long nowSettled) {
        return new Reconciliation(scope, newId, false, version + 1, "", "", nowSettled, Map.of());
    }

    /// A step is compared up to a key, as it is written over the one that was read.
    ///
    /// @param found what was found since the last write
    public Reconciliation upTo(String atStep, String key, Map<Finding, Long> found, long nowSettled) {
        Map<String, Map<Finding, Long>> sums = new HashMap<>(counts);
        Map<Finding, Long> sum = new EnumMap<>(Finding.class);
        sum.putAll(counts.getOrDefault(atStep, Map.of()));
        found.forEach((finding, count) -> sum.merge(finding, count, Long::sum));
        sums.put(atStep, Map.copyOf(sum));
        return new Reconciliation(scope, id, false, version + 1, atStep, key, nowSettled, sums);
    }

    /// The next step begins, in the same write.
    public Reconciliation at(String nextStep) {
        return new Reconciliation(scope, id, false, version, nextStep, "", settled, counts);
    }

    /// All is compared, in the same write.
    public Reconciliation ended() {
        return new Reconciliation(scope, id, true, version, step, after, settled, counts);
    }

    /// How often something was found in all steps together.
    public long total(Finding finding) {
        return counts.values().stream()
                .mapToLong(found -> found.getOrDefault(finding, 0L))
                .sum();
    }

    /// What is compared.
    ///
    /// @param pipeline the pipeline
    /// @param only the one copy step; empty for all
    public record Scope(String pipeline, String only) {
        public Scope {
            Objects.requireNonNull(pipeline, "pipeline is null");
            Objects.requireNonNull(only, "only is null");
        }
    }

    /// What may be found.
    public enum Finding {
        /// An object of the step that lies in the bucket.
        OBJECT,
        /// It lies in the bucket, and nobody knew of it: it waits from now on.
        MISSING,
        /// It waits to be loaded.
        WAITING,
        /// It is quarantined or undone: somebody has to say that it is wanted again.
        ASIDE,
        /// It is loaded, and since then something else was written to its key.
        CHANGED,
        /// The ledger says that it is loaded, and it no longer lies in the bucket.
        EXTRA,
        /// The ledger says that more than one run loaded it.
        TWICE,
        /// Its mark says that it is loaded, and the ledger does not.
        UNPROVEN,
        /// The ledger says that it is loaded, and it has no mark: its next event would load it again.
        UNMARKED,
        /// Nobody can say whether it belongs to the step.
        UNDECIDED
    }
}
