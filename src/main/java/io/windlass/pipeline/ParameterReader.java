package io.windlass.pipeline;

import io.windlass.schema.ColumnType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads the `parameters` of a sql step.
final class ParameterReader {

    /// What every statement can name without declaring it.
    static final List<String> BUILT_IN = List.of("run_id", "run_start", "from_run", "cursor", "range_from", "range_to");

    private final Fields step;

    ParameterReader(Fields step) {
        this.step = step;
    }

    SequencedMap<String, Step.Parameter> read() {
        SequencedMap<String, Step.Parameter> parameters = new LinkedHashMap<>();
        if (!step.has("parameters")) {
            return parameters;
        }
        step.object("parameters").ifPresent(all -> {
            for (String name : all.names()) {
                named(all, name);
                all.object(name).flatMap(ParameterReader::parameter).ifPresent(one -> parameters.put(name, one));
            }
        });
        return parameters;
    }

    /// Whether a statement can name a parameter of its own so.
    static boolean nameable(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]{0,62}") && !BUILT_IN.contains(name);
    }

    private static void named(Fields all, String name) {
        if (BUILT_IN.contains(name)) {
            all.at(name).mistake(":" + name + " is built in; choose another name");
        } else if (!nameable(name)) {
            all.at(name)
                    .mistake(Fields.quoted(name)
                            + " cannot be named in SQL as :name; write letters, digits and _, beginning with a letter");
        }
    }

    private static Optional<Step.Parameter> parameter(Fields fields) {
        fields.only("type", "value");
        Optional<String> text = fields.needText("type", "the parameter's Redshift type, such as \"integer\"");
        Optional<ColumnType> type = text.flatMap(sql -> switch (ColumnType.parse(sql)) {
            case ColumnType.Parsing.Parsed(ColumnType parsed) -> Optional.of(parsed);
            case ColumnType.Parsing.Refused(String message) -> {
                fields.at("type").mistake(message);
                yield Optional.<ColumnType>empty();
            }
        });
        if (!fields.has("value")) {
            fields.missing("value", "\"value\" is missing: the parameter's value, or null");
            return Optional.empty();
        }
        return type.flatMap(known -> switch (TypedValue.of(known, fields.value("value"))) {
            case TypedValue.Reading.Fits(TypedValue value) ->
                Optional.of(new Step.Parameter(text.orElseThrow(), Optional.of(value.text())));
            case TypedValue.Reading.Null() -> Optional.of(new Step.Parameter(text.orElseThrow(), Optional.empty()));
            case TypedValue.Reading.Unfit(String must) -> {
                fields.wrong("value", must);
                yield Optional.<Step.Parameter>empty();
            }
        });
    }
}
