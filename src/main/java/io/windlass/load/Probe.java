package io.windlass.load;

import io.windlass.journal.Run;
import io.windlass.journal.RunFiles;
import io.windlass.journal.RunStep;
import io.windlass.pipeline.Step;
import io.windlass.redshift.CopyOptions;
import io.windlass.redshift.Statement;
import io.windlass.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/// A step's COPYs once more, loading nothing: instead of failing at the first bad row they go on and name all.
///
/// Each is a submission of its own, so that one that cannot be read does not hide what another has to say. They read
/// the run's own manifests, which are never loaded otherwise than by the run.
///
/// @param files where manifests lie
/// @param journal the journal's own id
/// @param settings the stack's name and COPY's role
record Probe(RunFiles files, String journal, LoadSettings settings) {

    /// Where MAXERROR ends (Database Developer Guide, "Data load operations").
    static final long MOST_ERRORS = 100_000;

    private static final Set<String> TOLERANCES = Set.of("maxerror", "ignoreallerrors", "noload");

    /// Whether COPY can do this for the step: files of columns are read by another layer, which knows no NOLOAD.
    static boolean possible(Step.Copy step) {
        return !step.format().columnar();
    }

    /// The submissions, one for each part of the step.
    List<List<Statement>> submissions(Run run, RunStep planned, Step.Copy step) {
        StepStatements statements = new StepStatements(files, journal, settings);
        List<Statement> staging = new ArrayList<>();
        List<List<Statement>> submissions = new ArrayList<>();
        // A table that lacks columns which the load itself adds is not the one that the load fills.
        boolean aside = !CopyStatements.straight(step) || step.table().drift() == Table.Drift.ADD;
        for (Statement statement : statements.probed(run, planned, step, aside)) {
            if (statement instanceof Statement.Copy copy) {
                List<Statement> submission = new ArrayList<>(staging);
                submission.add(without(copy));
                submissions.add(submission);
            } else {
                staging.add(statement);
            }
        }
        return submissions;
    }

    private static Statement without(Statement.Copy copy) {
        SequencedMap<String, CopyOptions.Value> options =
                new LinkedHashMap<>(copy.options().values());
        options.keySet().removeAll(TOLERANCES);
        options.put("maxerror", new CopyOptions.Value.Count(MOST_ERRORS));
        options.put("noload", new CopyOptions.Value.Flag());
        return new Statement.Copy(
                copy.table(),
                copy.columns(),
                copy.manifest(),
                copy.format(),
                copy.jsonpaths(),
                copy.compression(),
                new CopyOptions(options),
                copy.role());
    }

    /// How many bad rows make the step's own COPY fail: 0 and 1 both mean the first.
    static long tolerated(Step.Copy step) {
        if (step.options().values().containsKey("ignoreallerrors")) {
            return MOST_ERRORS;
        }
        return step.options().values().get("maxerror") instanceof CopyOptions.Value.Count(long number)
                ? Math.max(1, number)
                : 1;
    }
}
