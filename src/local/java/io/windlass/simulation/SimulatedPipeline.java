package io.windlass.simulation;

import io.windlass.journal.ObjectId;
import io.windlass.journal.StepId;
import io.windlass.pipeline.BatchPolicy;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Source;
import io.windlass.pipeline.Step;
import io.windlass.redshift.Compression;
import io.windlass.redshift.CopyOptions;
import io.windlass.redshift.Format;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnType;
import io.windlass.schema.Table;
import io.windlass.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Pipelines to simulate: one or two copy steps, with batches small enough that runs follow one another, sql steps
/// after them, started by arrivals or only when asked.
final class SimulatedPipeline {

    private SimulatedPipeline() {}

    static Pipeline draw(RandomGenerator random) {
        int steps = 1 + random.nextInt(Bucket.STEPS);
        List<Step> drawn = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            int most = 1 + random.nextInt(4);
            drawn.add(copy(
                    "step" + step,
                    steps == 1 ? "" : "step" + step + "/",
                    most,
                    random.nextInt(4) == 0,
                    random.nextInt(4) > 0));
            if (random.nextInt(3) == 0) {
                drawn.add(sql("sum" + step, random.nextBoolean()));
            }
        }
        Pipeline.Start start = random.nextInt(3) > 0 ? new Pipeline.Start.Arrivals() : new Pipeline.Start.Manual();
        return new Pipeline("simulated", start, drawn, List.of());
    }

    /// Reads the rows of the runs that it covers.
    private static Step sql(String name, boolean expects) {
        return new Step.Sql(
                name,
                List.of("insert into sums select * from copied where _run_id between :from_run and :run_id"),
                List.of(),
                new LinkedHashMap<>(),
                expects ? Optional.of("select * from sums where amount is null") : Optional.empty(),
                true);
    }

    /// Whether it runs only when somebody asks.
    static boolean waits(Pipeline pipeline) {
        return !(pipeline.start() instanceof Pipeline.Start.Arrivals);
    }

    /// The names of the copy steps whose rows a sql step of the pipeline reads: those before it.
    static List<String> before(Pipeline pipeline, String sql) {
        return pipeline.steps().stream()
                .takeWhile(step -> !step.name().equals(sql))
                .filter(Step.Copy.class::isInstance)
                .map(Step::name)
                .toList();
    }

    /// Whether rows of a step give way to those of the same object.
    static boolean merges(Pipeline pipeline, String step) {
        return pipeline.copies().stream()
                .anyMatch(copy -> copy.name().equals(step) && copy.load() instanceof Step.Load.Merge);
    }

    /// The step that takes an object: by its prefix, or the only one.
    static StepId step(Pipeline pipeline, ObjectId object) {
        String prefix = object.key().substring(0, object.key().indexOf('/'));
        List<Step.Copy> copies = pipeline.copies();
        String step = copies.size() == 1 ? copies.getFirst().name() : prefix;
        return new StepId(pipeline.name(), step);
    }

    /// @param prefix empty for the only step, which takes every object
    /// @param merges whether an object that is written again is loaded again, in place of its rows
    private static Step copy(String name, String prefix, int most, boolean merges, boolean audit) {
        Column column = Column.of("value", SimulatedPipeline.text(), "$['value']");
        Table table = new Table(
                TableName.parse(name),
                List.of(column),
                List.of(),
                new Table.Distribution.Auto(),
                Table.SortKey.none(),
                "",
                audit,
                Table.Drift.IGNORE);
        Source source = new Source(
                Optional.empty(),
                prefix,
                Optional.empty(),
                merges ? Source.Overwrite.RELOAD : Source.Overwrite.REJECT,
                Optional.empty());
        return new Step.Copy(
                name,
                table,
                source,
                Format.JSON_AUTO,
                CopyOptions.none(),
                Optional.of(Compression.NONE),
                new BatchPolicy(1, most, 0, 1_000_000, Optional.empty()),
                merges
                        ? new Step.Load.Merge(List.of("value"), Optional.empty(), Optional.empty())
                        : new Step.Load.Append());
    }

    private static ColumnType text() {
        return new ColumnType("VARCHAR(256)");
    }
}
