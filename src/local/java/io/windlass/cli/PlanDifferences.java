package io.windlass.cli;

import io.windlass.inference.Sample;
import io.windlass.inference.SampleFailed;
import io.windlass.inference.Sampling;
import io.windlass.journal.S3Object;
import io.windlass.load.DryRun;
import io.windlass.pipeline.Step;
import io.windlass.redshift.Format;
import io.windlass.rehearsal.Difference;
import io.windlass.rehearsal.LiveTable;
import io.windlass.rehearsal.SampledFiles;
import java.util.ArrayList;
import java.util.List;

/// Where the declared table of a copy step, the live one and the step's files do not agree.
///
/// @param stage where the files and the warehouse are
/// @param files how many are sampled, the oldest first
/// @param rows how many of each
record PlanDifferences(Stage stage, int files, long rows) {

    List<Difference> of(DryRun.PreviewedStep previewed, DryRun.Preview preview) {
        if (!(previewed.step() instanceof Step.Copy step)) {
            return List.of();
        }
        LiveTable live = new LiveTable(stage.trial());
        List<Difference> differences = new ArrayList<>(live.differences(step.table()));
        live.refusal(step)
                .map(reason ->
                        new Difference(Difference.Kind.VIEW, step.table().name().toString(), reason))
                .ifPresent(differences::add);
        if (step.format() == Format.ORC) {
            return differences;
        }
        List<Sample> samples = preview.objects(previewed).stream()
                .limit(files)
                .map(this::sample)
                .toList();
        SampledFiles sampled = new SampledFiles(step);
        try {
            differences.addAll(sampled.differences(new Sampling(sampled.wishes(rows)).read(samples)));
        } catch (SampleFailed e) {
            differences.add(new Difference(Difference.Kind.TYPE, "the files", e.getMessage()));
        }
        return differences;
    }

    private Sample sample(S3Object object) {
        return Samples.object(
                stage.deployment().clients().s3(),
                object.id().bucket(),
                object.id().key());
    }
}
