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
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Pipelines to simulate: one or two copy steps, with batches small enough that runs follow one another.
final class SimulatedPipeline {

    private SimulatedPipeline() {}

    static Pipeline draw(RandomGenerator random) {
        int steps = 1 + random.nextInt(Bucket.STEPS);
        List<Step> drawn = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            int most = 1 + random.nextInt(4);
            drawn.add(copy("step" + step, most));
        }
        return new Pipeline("simulated", new Pipeline.Start.Arrivals(), drawn, List.of());
    }

    /// The step that takes an object: by its prefix, or the only one.
    static StepId step(Pipeline pipeline, ObjectId object) {
        String prefix = object.key().substring(0, object.key().indexOf('/'));
        String step = pipeline.steps().size() == 1 ? pipeline.steps().getFirst().name() : prefix;
        return new StepId(pipeline.name(), step);
    }

    private static Step copy(String name, int most) {
        Column column = Column.of("value", SimulatedPipeline.text(), "$['value']");
        Table table = new Table(
                TableName.parse(name),
                List.of(column),
                List.of(),
                new Table.Distribution.Auto(),
                Table.SortKey.none(),
                "",
                false,
                Table.Drift.IGNORE);
        Source source =
                new Source(Optional.empty(), name + "/", Optional.empty(), Source.Overwrite.REJECT, Optional.empty());
        return new Step.Copy(
                name,
                table,
                source,
                Format.JSON_AUTO,
                CopyOptions.none(),
                Optional.of(Compression.NONE),
                new BatchPolicy(1, most, 0, 1_000_000, Optional.empty()),
                new Step.Load.Append());
    }

    private static ColumnType text() {
        return new ColumnType("VARCHAR(256)");
    }
}
