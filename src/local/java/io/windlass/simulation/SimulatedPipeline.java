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
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Pipelines to simulate: one or two copy steps of every strategy, with batches small enough that runs follow one
/// another, sql steps after them, started by arrivals or only when asked.
final class SimulatedPipeline {

    /// What a lenient step's COPY may refuse. More than all objects of a batch together have rows to skip.
    static final long MAXERROR = 10;

    private static final String NUMBER = "number";

    private SimulatedPipeline() {}

    static Pipeline draw(String name, RandomGenerator random) {
        int steps = 1 + random.nextInt(Bucket.STEPS);
        List<Step> drawn = new ArrayList<>();
        boolean byRun = true;
        boolean bySeries = false;
        for (int step = 0; step < steps; step++) {
            String prefix = steps == 1 ? "" : step + "/";
            Step.Copy copy = copy(name, "step" + step, prefix, 1 + random.nextInt(4), random);
            byRun &= copy.from().overwrite() != Source.Overwrite.REPLACE;
            bySeries |= copy.from().series().isPresent();
            drawn.add(copy);
            if (random.nextInt(3) == 0) {
                boolean range = bySeries && random.nextBoolean();
                drawn.add(sql("sum" + step, byRun, range, random.nextBoolean()));
            }
        }
        Pipeline.Start start = random.nextInt(3) > 0 ? new Pipeline.Start.Arrivals() : new Pipeline.Start.Manual();
        return new Pipeline(name, start, drawn, List.of());
    }

    /// Reads the rows of the runs that it covers, or of the values; all there are where rows come again under a new
    /// run.
    private static Step sql(String name, boolean byRun, boolean range, boolean expects) {
        String window = range
                ? " where number >= :range_from and number < :range_to"
                : byRun ? " where _run_id between :from_run and :run_id" : "";
        return new Step.Sql(
                name,
                List.of("insert into sums select * from copied" + window),
                List.of(),
                new LinkedHashMap<>(),
                expects ? Optional.of("select * from sums where amount is null") : Optional.empty(),
                true);
    }

    /// Whether it runs only when somebody asks.
    static boolean waits(Pipeline pipeline) {
        return !(pipeline.start() instanceof Pipeline.Start.Arrivals);
    }

    /// Whether one object that cannot be loaded keeps others from being loaded: what replaces rows is right only as a
    /// whole, so somebody has to see to it.
    static boolean strict(Pipeline pipeline) {
        return pipeline.copies().stream()
                .anyMatch(copy -> copy.takesAll() || copy.from().overwrite() == Source.Overwrite.REPLACE);
    }

    /// The names of the copy steps whose rows a sql step of the pipeline reads: those before it.
    static List<String> before(Pipeline pipeline, String sql) {
        return pipeline.steps().stream()
                .takeWhile(step -> !step.name().equals(sql))
                .filter(Step.Copy.class::isInstance)
                .map(Step::name)
                .toList();
    }

    /// The names of the copy steps whose rows a sql step reads by their values: the one with a series nearest before
    /// it.
    static List<String> ranged(Pipeline pipeline, Step.Sql sql) {
        return pipeline.seriesBefore(sql).map(Step::name).stream().toList();
    }

    /// Whether a sql step reads rows by their values.
    static boolean byValue(Step.Sql sql) {
        return sql.statements().getFirst().contains(":range_from");
    }

    /// Whether a sql step reads the rows of certain runs.
    static boolean byRun(Step.Sql sql) {
        return sql.statements().getFirst().contains(":from_run");
    }

    /// The copy step of this name.
    static Step.Copy copy(Pipeline pipeline, String step) {
        return pipeline.copies().stream()
                .filter(copy -> copy.name().equals(step))
                .findFirst()
                .orElseThrow();
    }

    /// The step that takes an object: by its prefix, or the only one.
    static StepId step(Pipeline pipeline, ObjectId object) {
        return new StepId(pipeline.name(), taking(pipeline, object).name());
    }

    /// The same, as it is defined.
    static Step.Copy taking(Pipeline pipeline, ObjectId object) {
        List<Step.Copy> copies = pipeline.copies();
        return copies.size() == 1 ? copies.getFirst() : copies.get(object.key().charAt(0) - '0');
    }

    /// @param prefix empty for the only step, which takes every object
    private static Step.Copy copy(String pipeline, String name, String prefix, int most, RandomGenerator random) {
        Step.Load load = load(random.nextInt(12));
        boolean appends = load instanceof Step.Load.Append;
        boolean audit = random.nextInt(4) > 0;
        boolean replaces = appends && audit && random.nextInt(5) == 0;
        boolean lenient = random.nextInt(4) == 0;
        Source.Overwrite overwrite =
                replaces ? Source.Overwrite.REPLACE : appends ? Source.Overwrite.REJECT : Source.Overwrite.RELOAD;
        Optional<Source.Series> series = load instanceof Step.Load.Range
                ? Optional.of(new Source.Series(Source.Series.By.INTEGER, Optional.empty(), Optional.empty()))
                : Optional.empty();
        return new Step.Copy(
                name,
                table(pipeline + "_" + name, audit),
                new Source(Optional.empty(), prefix, Optional.empty(), overwrite, series),
                Format.JSON_AUTO,
                lenient
                        ? CopyOptions.of(Map.of("maxerror", new CopyOptions.Value.Count(MAXERROR)))
                        : CopyOptions.none(),
                Optional.of(Compression.NONE),
                new BatchPolicy(1, most, 0, 1_000_000, Optional.empty()),
                load);
    }

    private static Step.Load load(int dice) {
        return switch (dice) {
            case 0, 1, 2 -> new Step.Load.Merge(List.of("value"), Optional.empty(), Optional.empty());
            case 3 -> new Step.Load.Replace(false);
            case 4 -> new Step.Load.Replace(true);
            case 5 -> new Step.Load.Range(NUMBER, Optional.empty(), Optional.empty());
            default -> new Step.Load.Append();
        };
    }

    private static Table table(String name, boolean audit) {
        return new Table(
                TableName.parse(name),
                List.of(
                        Column.of("value", new ColumnType("VARCHAR(256)"), "$['value']"),
                        Column.of(NUMBER, new ColumnType("INTEGER"), "$['number']")),
                List.of(),
                new Table.Distribution.Auto(),
                Table.SortKey.none(),
                "",
                audit,
                Table.Drift.IGNORE);
    }
}
