package io.windlass.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.journal.RunStep;
import io.windlass.journal.S3Object;
import io.windlass.load.DryRun;
import io.windlass.load.PlanOutcome;
import io.windlass.pipeline.Pipeline;
import io.windlass.redshift.SqlRenderer;
import io.windlass.redshift.Statement;
import io.windlass.rehearsal.Difference;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A plan, for people or for programs.
sealed interface PlanView {

    /// No run would be opened now.
    void none(Pipeline pipeline, String reason);

    void run(Pipeline pipeline, DryRun.Preview preview);

    void difference(DryRun.PreviewedStep step, Difference difference);

    private static long number(DryRun.Preview preview) {
        return preview.plan() instanceof PlanOutcome.Opened(io.windlass.journal.Run run) ? run.number() : 0;
    }

    private static long bytes(DryRun.Preview preview) {
        return preview.steps().stream()
                .mapToLong(step -> step.planned().bytes())
                .sum();
    }

    private static int objects(DryRun.Preview preview) {
        return preview.steps().stream().mapToInt(step -> step.planned().files()).sum();
    }

    /// Lines and blocks of SQL.
    record Text(PrintWriter out) implements PlanView {

        /// Objects that are listed; JSON has all of them.
        private static final int MOST_OBJECTS = 20;

        @Override
        public void none(Pipeline pipeline, String reason) {
            out.println("pipeline " + pipeline.name() + ": no run now: " + reason);
            out.flush();
        }

        @Override
        public void run(Pipeline pipeline, DryRun.Preview preview) {
            out.printf(
                    "pipeline %s: run %d of %s, %s, %s%n",
                    pipeline.name(),
                    number(preview),
                    Words.count(preview.steps().size(), "step"),
                    Words.count(objects(preview), "object"),
                    Words.count(bytes(preview), "byte"));
            if (number(preview) == 1) {
                preview.prepare().forEach(statements -> sql("before the first run", statements));
            }
            preview.steps().forEach(step -> step(step, preview));
            for (String name : preview.files().names()) {
                out.println();
                out.println(preview.files().url(name));
                out.println(new String(preview.files().content(name), StandardCharsets.UTF_8).strip());
            }
            out.println();
            out.flush();
        }

        private void step(DryRun.PreviewedStep step, DryRun.Preview preview) {
            out.println();
            out.printf(
                    "step %s: %s, %s%n",
                    step.step().name(),
                    Words.count(step.planned().files(), "object"),
                    Words.count(step.planned().bytes(), "byte"));
            int number = 0;
            for (RunStep.Part part : step.planned().parts()) {
                number++;
                out.printf(
                        "  batch %d: %s, %s, compression %s%n",
                        number,
                        Words.count(part.files(), "object"),
                        Words.count(part.bytes(), "byte"),
                        part.compression());
            }
            List<S3Object> objects = preview.objects(step);
            objects.stream()
                    .limit(MOST_OBJECTS)
                    .forEach(object -> out.printf(
                            "  %s, %,d bytes%n", object.id().toString().replaceAll("\\p{Cntrl}", "·"), object.size()));
            if (objects.size() > MOST_OBJECTS) {
                out.printf("  and %,d more; --json names all%n", objects.size() - MOST_OBJECTS);
            }
            sql("one transaction", step.statements());
        }

        private void sql(String title, List<Statement> statements) {
            out.println("-- " + title);
            statements.forEach(statement -> out.println(SqlRenderer.render(statement) + ";"));
        }

        @Override
        public void difference(DryRun.PreviewedStep step, Difference difference) {
            out.println("step " + step.step().name() + ": " + difference);
            out.flush();
        }
    }

    /// JSON lines, each with a member `line` that says what it tells.
    record Json(PrintWriter out) implements PlanView {
        private static final JsonMapper JSON = new JsonMapper();

        @Override
        public void none(Pipeline pipeline, String reason) {
            print(line("none").put("pipeline", pipeline.name()).put("reason", reason));
        }

        @Override
        public void run(Pipeline pipeline, DryRun.Preview preview) {
            print(line("run")
                    .put("pipeline", pipeline.name())
                    .put("run", number(preview))
                    .put("objects", objects(preview))
                    .put("bytes", bytes(preview)));
            if (number(preview) == 1) {
                preview.prepare()
                        .forEach(statements -> statements.forEach(
                                statement -> print(line("prepare").put("sql", SqlRenderer.render(statement)))));
            }
            preview.steps().forEach(step -> step(step, preview));
            for (String name : preview.files().names()) {
                print(line("file")
                        .put("url", preview.files().url(name))
                        .put("content", new String(preview.files().content(name), StandardCharsets.UTF_8)));
            }
        }

        private void step(DryRun.PreviewedStep step, DryRun.Preview preview) {
            String name = step.step().name();
            print(line("step")
                    .put("step", name)
                    .put("objects", step.planned().files())
                    .put("bytes", step.planned().bytes()));
            for (RunStep.Part part : step.planned().parts()) {
                print(line("batch")
                        .put("step", name)
                        .put("compression", part.compression())
                        .put("objects", part.files())
                        .put("bytes", part.bytes()));
            }
            for (S3Object object : preview.objects(step)) {
                print(line("object")
                        .put("step", name)
                        .put("bucket", object.id().bucket())
                        .put("key", object.id().key())
                        .put("bytes", object.size()));
            }
            for (Statement statement : step.statements()) {
                print(line("statement").put("step", name).put("sql", SqlRenderer.render(statement)));
            }
        }

        @Override
        public void difference(DryRun.PreviewedStep step, Difference difference) {
            print(line("difference")
                    .put("step", step.step().name())
                    .put("kind", difference.kind().text())
                    .put("column", difference.column())
                    .put("message", difference.message()));
        }

        private static ObjectNode line(String kind) {
            return JSON.createObjectNode().put("line", kind);
        }

        private void print(ObjectNode line) {
            out.println(line);
            out.flush();
        }
    }
}
