package io.windlass.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.pipeline.Definitions;
import io.windlass.pipeline.Mistake;
import io.windlass.rehearsal.Rehearsal;
import java.io.PrintWriter;

/// What `validate` has to say, for people or for programs.
sealed interface ValidationReport {

    void mistake(Mistake mistake);

    /// A statement that the warehouse would refuse.
    void complaint(String pipeline, Rehearsal.Complaint complaint);

    /// Something that fails nothing.
    void note(String pipeline, String text);

    void failed(int mistakes);

    void sound(Definitions.Sound definitions);

    private static int steps(Definitions.Sound definitions) {
        return definitions.catalog().pipelines().values().stream()
                .mapToInt(pipeline -> pipeline.steps().size())
                .sum();
    }

    /// Mistakes and the count on standard output, notes beside it.
    record Text(PrintWriter out, PrintWriter err) implements ValidationReport {
        @Override
        public void mistake(Mistake mistake) {
            out.println(mistake);
        }

        @Override
        public void complaint(String pipeline, Rehearsal.Complaint complaint) {
            String step = complaint.step().isEmpty() ? "" : ", step " + complaint.step();
            String line = "pipeline " + pipeline + step + ", " + complaint.statement() + ": " + complaint.message();
            out.println(line.strip().replaceAll("\\s*\\R\\s*", " "));
        }

        @Override
        public void note(String pipeline, String text) {
            err.println("note: pipeline " + pipeline + ": " + text);
        }

        @Override
        public void failed(int mistakes) {
            err.println(counted(mistakes, "mistake"));
            out.flush();
        }

        @Override
        public void sound(Definitions.Sound definitions) {
            out.println("no mistake in " + counted(definitions.tables().size(), "table") + " and "
                    + counted(definitions.catalog().pipelines().size(), "pipeline") + " of "
                    + counted(steps(definitions), "step"));
            out.flush();
        }

        private static String counted(int count, String what) {
            return count + " " + what + (count == 1 ? "" : "s");
        }
    }

    /// JSON lines.
    record Json(PrintWriter out) implements ValidationReport {
        private static final JsonMapper JSON = new JsonMapper();

        @Override
        public void mistake(Mistake mistake) {
            print(JSON.createObjectNode()
                    .put("file", mistake.file())
                    .put("pointer", mistake.pointer())
                    .put("mistake", mistake.message()));
        }

        @Override
        public void complaint(String pipeline, Rehearsal.Complaint complaint) {
            print(JSON.createObjectNode()
                    .put("pipeline", pipeline)
                    .put("step", complaint.step())
                    .put("statement", complaint.statement())
                    .put("mistake", complaint.message()));
        }

        @Override
        public void note(String pipeline, String text) {
            print(JSON.createObjectNode().put("pipeline", pipeline).put("note", text));
        }

        @Override
        public void failed(int mistakes) {
            print(JSON.createObjectNode().put("mistakes", mistakes));
        }

        @Override
        public void sound(Definitions.Sound definitions) {
            print(JSON.createObjectNode()
                    .put("mistakes", 0)
                    .put("tables", definitions.tables().size())
                    .put("pipelines", definitions.catalog().pipelines().size())
                    .put("steps", steps(definitions)));
        }

        private void print(ObjectNode line) {
            out.println(line);
            out.flush();
        }
    }
}
