package io.windlass.inference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.inference.Inference.InferredColumn;
import io.windlass.schema.ColumnPath;
import io.windlass.schema.ColumnPath.Part;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An inference as the files that a data engineer goes on from.
///
/// @param inference what was inferred
/// @param table the table's name
public record DefinitionText(Inference inference, String table) {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Separators SEPARATORS =
            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);

    /// Where a pipeline finds the files.
    ///
    /// @param bucket empty for the stack's data bucket
    /// @param prefix empty for the whole bucket
    /// @param match the regular expression of keys after the prefix, if not all
    public record Origin(Optional<String> bucket, String prefix, Optional<String> match) {}

    /// A schema file: a column to a line.
    public String schema() {
        StringBuilder text =
                new StringBuilder("{\n  \"table\": ").append(json(table)).append(",\n  \"columns\": [\n");
        List<InferredColumn> columns = inference.columns();
        for (int index = 0; index < columns.size(); index++) {
            text.append("    ").append(json(column(columns.get(index))));
            text.append(index + 1 < columns.size() ? ",\n" : "\n");
        }
        return text.append("  ]\n}\n").toString();
    }

    private static ObjectNode column(InferredColumn column) {
        ObjectNode node = JSON.createObjectNode().put("name", column.name());
        column.path()
                .map(DefinitionText::path)
                .filter(path -> !path.equals(column.name()))
                .ifPresent(path -> node.put("path", path));
        return node.put("type", column.type().sql().toLowerCase(Locale.ROOT));
    }

    /// One member by its name alone, unless that reads as a JSONPath.
    private static String path(ColumnPath path) {
        boolean plain = path.parts().size() == 1
                && path.parts().getFirst() instanceof Part.Member(String name)
                && !name.isEmpty()
                && !name.startsWith("$");
        return plain && path.parts().getFirst() instanceof Part.Member(String name) ? name : path.bracketed();
    }

    /// A pipeline of one copy step.
    public String pipeline(String name, Origin origin) {
        ObjectNode step = JSON.createObjectNode().put("step", stepName()).put("copy", table);
        ObjectNode from = step.putObject("from");
        origin.bucket().ifPresent(bucket -> from.put("bucket", bucket));
        from.put("prefix", origin.prefix());
        origin.match().ifPresent(match -> from.put("match", match));
        step.put("format", inference.format().text());
        if (!inference.options().isEmpty()) {
            step.set("options", JSON.valueToTree(inference.options()));
        }
        inference.compression().ifPresent(compression -> step.put("compression", compression.text()));
        ObjectNode pipeline = JSON.createObjectNode().put("pipeline", name);
        ArrayNode steps = pipeline.putArray("steps");
        steps.add(step);
        return pretty(pipeline) + "\n";
    }

    /// The table without its schema: steps have names of letters, digits and underscores.
    private String stepName() {
        return table.substring(table.indexOf('.') + 1);
    }

    /// On one line, with a blank after colons and commas.
    private static String json(Object value) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        SEPARATORS.withObjectEntrySpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(new DefaultPrettyPrinter.NopIndenter());
        return written(value, printer);
    }

    private static String pretty(ObjectNode node) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(SEPARATORS)
                .withArrayIndenter(new DefaultIndenter("  ", "\n"))
                .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return written(node, printer);
    }

    private static String written(Object value, DefaultPrettyPrinter printer) {
        try {
            return JSON.writer(printer).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON cannot be written", e);
        }
    }
}
