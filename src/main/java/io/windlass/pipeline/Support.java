package io.windlass.pipeline;

import io.windlass.pipeline.Source.Overwrite;
import io.windlass.redshift.CopyOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What this version can run. A definition may say more: it is read and checked all the same, and refused by
/// name only when its pipeline is to run.
public final class Support {

    /// What only a series gives.
    private static final Set<String> OF_SERIES = Set.of("cursor", "range_from", "range_to");

    private Support() {}

    /// What of the pipeline this version cannot run, one sentence for each; empty where it can run all of it.
    public static List<String> missing(Pipeline pipeline) {
        List<String> missing = new ArrayList<>();
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
                if (readsByRun(sql)
                        && pipeline.steps().stream()
                                .takeWhile(each -> !each.equals(sql))
                                .anyMatch(Support::replaces)) {
                    missing.add(":from_run after a copy step whose overwrite is \"replace\", whose old rows come again"
                            + " under a new run,");
                }
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
        // What another strategy put away of earlier runs would not come back with the rows that are loaded again.
        if (replaces(copy) && !(copy.load() instanceof Step.Load.Append)) {
            missing.add("overwrite \"replace\" with another \"load\" than \"append\"");
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

    private static boolean replaces(Step step) {
        return step instanceof Step.Copy copy && copy.from().overwrite() == Overwrite.REPLACE;
    }

    private static boolean readsByRun(Step.Sql sql) {
        return texts(sql)
                .anyMatch(text -> Bindings.references(text).stream()
                        .anyMatch(reference -> reference.name().equals("from_run")));
    }

    private static Stream<String> texts(Step.Sql sql) {
        return Stream.concat(sql.statements().stream(), sql.expect().stream());
    }

    private static void sql(Step.Sql sql, List<String> missing) {
        texts(sql)
                .flatMap(text -> Bindings.references(text).stream())
                .map(SqlText.Reference::name)
                .filter(OF_SERIES::contains)
                .distinct()
                .forEach(name -> missing.add(":" + name + " without a copy step before it that has a \"series\""));
    }
}
