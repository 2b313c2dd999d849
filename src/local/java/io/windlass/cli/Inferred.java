package io.windlass.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import io.windlass.pipeline.Mistake;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/// A schema and its pipeline, on their way to files.
///
/// @param table the table's name
/// @param pipeline the pipeline's name
/// @param schemaText the schema file
/// @param pipelineText the pipeline file
record Inferred(String table, String pipeline, String schemaText, String pipelineText) {

    private static final JsonMapper JSON = new JsonMapper();

    private String schemaName() {
        return "schemas/" + table + ".json";
    }

    private String pipelineName() {
        return "pipelines/" + pipeline + ".json";
    }

    /// What `validate` would say of them.
    List<Mistake> mistakes() {
        Map<String, String> files = Map.of(schemaName(), schemaText, pipelineName(), pipelineText);
        return switch (Definitions.read(DefinitionFiles.of(files))) {
            case Definitions.Sound sound -> List.of();
            case Definitions.Faulty(List<Mistake> mistakes) -> mistakes;
        };
    }

    /// Everything on one line of JSON.
    ///
    /// @param rows that were looked at
    /// @param files that were looked at
    /// @param notes what a person should know
    String line(long rows, int files, List<String> notes) throws IOException {
        ObjectNode line = JSON.createObjectNode();
        line.set("schema", JSON.readTree(schemaText));
        line.set("pipeline", JSON.readTree(pipelineText));
        line.put("rows", rows).put("files", files);
        notes.forEach(line.putArray("notes")::add);
        return JSON.writeValueAsString(line);
    }

    /// Writes both, or none where one of them is there already.
    ///
    /// @return the exit code
    int write(Path directory, PrintWriter err) throws IOException {
        Path schema = directory.resolve(schemaName());
        Path steps = directory.resolve(pipelineName());
        for (Path file : List.of(schema, steps)) {
            if (Files.exists(file)) {
                err.println(file + " is there already and is not overwritten; nothing was written");
                return ExitCode.FAILED;
            }
        }
        write(schema, schemaText);
        write(steps, pipelineText);
        err.println("written: " + schema + ", " + steps);
        return ExitCode.DONE;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
}
