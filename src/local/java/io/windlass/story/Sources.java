package io.windlass.story;

import io.windlass.journal.ObjectId;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Source;
import io.windlass.pipeline.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Why no copy step takes an object, step by step.
///
/// @param catalog the pipelines
/// @param dataBucket the bucket of sources that name none
record Sources(Catalog catalog, String dataBucket) {

    /// More steps than these are not told one by one: those whose prefix has most in common with the key come first.
    private static final int MOST = 10;

    /// Where Windlass keeps files of its own.
    static final String OWN = "_windlass/";

    List<Fact> refusals(ObjectId object) {
        if (object.key().startsWith(OWN)) {
            return List.of(Fact.of("source", "no source takes what lies below _windlass/: it is Windlass's own"));
        }
        List<Fact> facts = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (Pipeline pipeline : catalog.pipelines().values()) {
            for (Step.Copy step : pipeline.copies()) {
                refusals.add(new Refusal(pipeline.name(), step.name(), common(step.from(), object), why(step, object)));
            }
        }
        refusals.stream()
                .sorted((left, right) -> Integer.compare(right.common(), left.common()))
                .limit(MOST)
                .forEach(refusal -> facts.add(Fact.of(
                        "source",
                        refusal.pipeline() + "#" + refusal.step() + " does not take it: " + refusal.why(),
                        "pipeline",
                        refusal.pipeline(),
                        "step",
                        refusal.step(),
                        "takes",
                        "false",
                        "why",
                        refusal.why())));
        return facts;
    }

    private record Refusal(String pipeline, String step, int common, String why) {}

    private String why(Step.Copy step, ObjectId object) {
        Source source = step.from();
        String bucket = source.bucket().orElse(dataBucket);
        if (!bucket.equals(object.bucket())) {
            return "it reads bucket " + bucket;
        }
        Optional<String> rest = rest(source.prefix(), object.key());
        if (rest.isEmpty()) {
            return "its prefix is " + source.prefix();
        }
        if (source.series().isPresent() && source.value(object.key()).isEmpty()) {
            Source.Series series = source.series().get();
            return rest.get() + " has no value of its series, " + series.by().text()
                    + series.start().map(start -> " from " + start).orElse("")
                    + series.end().map(end -> " to " + end).orElse("");
        }
        return source.match()
                .map(match -> rest.get() + " after the prefix does not match " + match.pattern())
                .orElse("another step of the pipeline has a longer prefix");
    }

    /// What of a key follows the prefix, if that fits.
    private static Optional<String> rest(String prefix, String key) {
        int begin = 0;
        for (String segment : prefix.isEmpty() ? new String[0] : prefix.split("/")) {
            int end = key.indexOf('/', begin);
            if (end < 0) {
                return Optional.empty();
            }
            String own = key.substring(begin, end);
            boolean fits = segment.endsWith("*")
                    ? own.startsWith(segment.substring(0, segment.length() - 1))
                    : own.equals(segment);
            if (!fits) {
                return Optional.empty();
            }
            begin = end + 1;
        }
        return Optional.of(key.substring(begin));
    }

    private int common(Source source, ObjectId object) {
        if (!source.bucket().orElse(dataBucket).equals(object.bucket())) {
            return -1;
        }
        int most = Math.min(source.prefix().length(), object.key().length());
        int common = 0;
        while (common < most && source.prefix().charAt(common) == object.key().charAt(common)) {
            common++;
        }
        return common;
    }
}
