package io.windlass.pipeline;

import io.windlass.pipeline.Source.Overwrite;
import io.windlass.redshift.CopyOptions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What this version can run. A definition may say more: it is read and checked all the same, and refused by
/// name only when its pipeline is to run.
public final class Support {

    private static final Set<Overwrite> OVERWRITES = EnumSet.of(Overwrite.REJECT, Overwrite.IGNORE, Overwrite.RELOAD);

    /// What only a series gives.
    private static final Set<String> OF_SERIES = Set.of("cursor", "range_from", "range_to");

    private Support() {}

    /// What of the pipeline this version cannot run, one sentence for each; empty where it can run all of it.
    public static List<String> missing(Pipeline pipeline) {
        List<String> missing = new ArrayList<>();
        if (!pipeline.dependsOn().isEmpty()) {
            missing.add("\"dependsOn\" is not supported yet");
        }
        for (Step step : pipeline.steps()) {
            String name = "step \"" + step.name() + "\": ";
            of(pipeline, step).forEach(what -> missing.add(name + what + " is not supported yet"));
        }
        return missing;
    }

    private static List<String> of(Pipeline pipeline, Step step) {
        List<String> missing = new ArrayList<>();
        switch (step) {
            case Step.Copy copy -> copy(copy, missing);
            case Step.Sql sql -> {
                if (pipeline.seriesBefore(sql).isEmpty()) {
                    sql(sql, missing);
                }
            }
        }
        return missing;
    }

    private static void copy(Step.Copy copy, List<String> missing) {
        if (copy.options().values().get("delimiter") instanceof CopyOptions.Value.Text(String text)
                && text.length() > 1) {
            missing.add("a \"delimiter\" of more than one character");
        }
        if (!OVERWRITES.contains(copy.from().overwrite())) {
            missing.add("overwrite \"" + CopyReader.text(copy.from().overwrite()) + "\"");
        }
        switch (copy.load()) {
            case Step.Load.Append() -> {}
            case Step.Load.Replace replace -> {}
            case Step.Load.Merge merge -> {}
            case Step.Load.Range range -> {
                if (copy.from().series().isPresent()
                        && (range.from().isPresent() || range.to().isPresent())) {
                    missing.add("a range with both a \"series\" and bounds of its own");
                }
            }
        }
    }

    private static void sql(Step.Sql sql, List<String> missing) {
        Stream.concat(sql.statements().stream(), sql.expect().stream())
                .flatMap(text -> Bindings.references(text).stream())
                .map(SqlText.Reference::name)
                .filter(OF_SERIES::contains)
                .distinct()
                .forEach(name -> missing.add(":" + name + " without a copy step before it that has a \"series\""));
    }
}
