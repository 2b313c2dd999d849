package io.windlass.simulation;

import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Step;
import io.windlass.redshift.LedgerKey;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which rows sql steps read, as their pipelines are defined.
///
/// @param pipelines by name
record ReadRows(Map<String, Pipeline> pipelines) implements SimulatedWarehouse.Defined {

    @Override
    public Optional<Long> value(SimulatedWarehouse.Row row) {
        Pipeline pipeline = pipelines.get(row.key().pipeline());
        return SimulatedPipeline.copy(pipeline, row.key().step())
                .from()
                .value(row.object().key())
                .map(value -> value.first())
                .map(BigInteger::longValueExact);
    }

    @Override
    public boolean reads(LedgerKey reader, SimulatedWarehouse.Row row, Optional<SimulatedWarehouse.Bounds> bounds) {
        Pipeline pipeline = pipelines.get(reader.pipeline());
        boolean byValue = bounds.filter(SimulatedWarehouse.Bounds::byValue).isPresent();
        List<String> steps = byValue
                ? pipeline.steps().stream()
                        .filter(step -> step.name().equals(reader.step()) && step instanceof Step.Sql)
                        .flatMap(step -> SimulatedPipeline.ranged(pipeline, (Step.Sql) step).stream())
                        .toList()
                : SimulatedPipeline.before(pipeline, reader.step());
        if (!row.key().pipeline().equals(reader.pipeline())
                || !steps.contains(row.key().step())) {
            return false;
        }
        return bounds.isEmpty()
                || (byValue
                        ? value(row).filter(bounds.get()::hold).isPresent()
                        : bounds.get().hold(row.key().run()));
    }
}
