package io.windlass.cli;

import io.windlass.load.DryRun;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Pipeline;
import io.windlass.rehearsal.Rehearsal;

/// The part of `validate` that asks a warehouse.
///
/// @param stage where
/// @param loads whether files have arrived there that copy steps can load
record WarehouseValidation(Stage stage, boolean loads) {

    private static final DryRun.Assumption STARTED = new DryRun.Assumption(false, true, true);

    /// @return how many statements would fail
    int run(Catalog catalog, ValidationReport report) {
        int failing = 0;
        for (Pipeline pipeline : catalog.pipelines().values()) {
            DryRun.Preview preview = stage.preview(pipeline, STARTED);
            if (loads) {
                preview.files().release();
            }
            Rehearsal.Report result = new Rehearsal(stage.trial(), loads).of(pipeline, preview);
            result.notes().forEach(note -> report.note(pipeline.name(), note));
            result.complaints().forEach(complaint -> report.complaint(pipeline.name(), complaint));
            failing += result.complaints().size();
        }
        return failing;
    }
}
