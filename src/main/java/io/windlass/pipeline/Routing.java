package io.windlass.pipeline;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Which copy steps take an object. Made once from the sources; a look-up costs as much as the key has segments,
/// however many pipelines there are.
///
/// Of one pipeline's steps whose prefix and expression both fit a key, the longest prefix gets it. Prefixes are
/// compared by how much of the key they cover, then by their text, so that `dt=2026-01-01` goes before `dt=*`;
/// of equal ones the earlier step gets it.
public final class Routing {

    /// What begins the keys of Windlass's own objects.
    public static final String OWN = "_windlass/";

    /// Characters of a key that an expression may look at before it is given up. A sane one looks at each a few
    /// times, and a key has at most 1,024 bytes; one that backtracks without end would hold up everybody.
    public static final int MATCH_STEPS = 1_000_000;

    private final Map<String, PrefixTree> buckets = new HashMap<>();

    /// @param sources those of the pipelines that are active
    /// @param dataBucket the bucket of sources that name none
    public Routing(Sources sources, String dataBucket) {
        int pipeline = 0;
        for (Map.Entry<String, SequencedMap<String, Source>> steps :
                sources.byPipeline().entrySet()) {
            int index = 0;
            for (Map.Entry<String, Source> step : steps.getValue().entrySet()) {
                Route.Target target = new Route.Target(steps.getKey(), step.getKey());
                String bucket = step.getValue().bucket().orElse(dataBucket);
                PrefixTree tree = buckets.getOrDefault(bucket, new PrefixTree());
                tree.add(new Entry(pipeline, index, target, step.getValue()));
                buckets.put(bucket, tree);
                index++;
            }
            pipeline++;
        }
    }

    /// A copy step.
    ///
    /// @param pipeline the index of its pipeline
    /// @param index its own among the pipeline's copy steps
    record Entry(int pipeline, int index, Route.Target target, Source source) {}

    /// A copy step whose prefix fits a key.
    ///
    /// @param covered how much of the key the prefix covers
    record Fit(Entry entry, int covered) implements Comparable<Fit> {

        /// The longest first, of equal ones the earlier step.
        @Override
        public int compareTo(Fit other) {
            if (covered != other.covered) {
                return Integer.compare(other.covered, covered);
            }
            int length = entry.source().prefix().length();
            int lengthOfOther = other.entry.source().prefix().length();
            return length != lengthOfOther
                    ? Integer.compare(lengthOfOther, length)
                    : Integer.compare(entry.index(), other.entry.index());
        }
    }

    /// Where the object goes.
    ///
    /// @param key as it is in S3: decoded
    public Route route(String bucket, String key) {
        PrefixTree tree = buckets.get(bucket);
        if (tree == null) {
            return new Route.ForeignBucket();
        }
        if (key.startsWith(OWN)) {
            return new Route.Own();
        }
        Map<Integer, Route.Target> taken = new TreeMap<>();
        boolean strays = false;
        List<Fit> fits = tree.fits(key);
        Collections.sort(fits);
        for (Fit fit : fits) {
            if (taken.containsKey(fit.entry.pipeline())) {
                continue;
            }
            Route.Target target = fit.entry.target();
            Optional<Boolean> matches = matches(fit, key);
            if (matches.isEmpty()) {
                return new Route.Undecided(target);
            }
            if (matches.get() && !inSeries(fit, key)) {
                strays = true;
            } else if (matches.get()) {
                taken.put(fit.entry.pipeline(), target);
            }
        }
        if (taken.isEmpty()) {
            return strays ? new Route.OutOfSeries() : new Route.Unmatched();
        }
        return new Route.Taken(List.copyOf(taken.values()));
    }

    /// Whether the key has a value of the step's series; also where there is none.
    private static boolean inSeries(Fit fit, String key) {
        Optional<Source.Series> series = fit.entry.source().series();
        return series.isEmpty()
                || series.get().value(key.substring(fit.covered)).isPresent();
    }

    /// Whether the rest of the key matches; nothing where that was not found out in time.
    private static Optional<Boolean> matches(Fit fit, String key) {
        Optional<Pattern> match = fit.entry.source().match();
        return match.isEmpty()
                ? Optional.of(true)
                : BoundedText.matches(match.get(), key.substring(fit.covered), MATCH_STEPS);
    }
}
