package io.windlass.inference;

import io.windlass.inference.Inference.InferredColumn;
import io.windlass.inference.TypeRule.Typed;
import io.windlass.redshift.Format;
import io.windlass.schema.ColumnType;
import io.windlass.schema.ColumnType.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// From the columns of text files to columns.
final class FieldRule {

    /// What COPY takes for NULL where nothing is said.
    private static final String STANDARD_NULL = "\\N";

    /// What COPY takes for the delimiter of delimited text where nothing is said.
    private static final char STANDARD_DELIMITER = '|';

    private FieldRule() {}

    static Inference infer(Observed.Fields fields) throws SampleFailed {
        if (fields.columns().isEmpty()) {
            throw new SampleFailed("the samples hold no row");
        }
        Format format = fields.shape().quoted() ? Format.CSV : Format.DELIMITED;
        String nothing = nothing(fields.columns());
        SequencedMap<String, Object> options = options(fields, format, nothing);
        boolean told = mayTellDays(fields.columns(), nothing);
        List<String> remarks = new ArrayList<>();
        ColumnNames names = new ColumnNames();
        List<InferredColumn> columns = new ArrayList<>();
        List<String> marked = new ArrayList<>();
        for (int index = 0; index < fields.columns().size(); index++) {
            Values values = fields.columns().get(index);
            boolean named =
                    index < fields.names().size() && !fields.names().get(index).isBlank();
            String name = named ? names.of(fields.names().get(index)) : names.at(index + 1);
            Typed typed = TypeRule.ofFields(values, nothing);
            tell(typed, options);
            if (!named && index < fields.names().size()) {
                remarks.add("the header has no name for field " + (index + 1) + ": the column is named " + name);
            }
            remark(name, values, typed.type(), remarks);
            UnreadRule.remark(name, typed.type(), values.unread(), told).ifPresent(remarks::add);
            if (values.marks().contains(nothing) && !nothing.equals(STANDARD_NULL)) {
                marked.add(name);
            }
            columns.add(new InferredColumn(name, Optional.empty(), typed.type()));
        }
        remarks.addAll(0, uneven(fields, columns));
        remarks.addAll(names.remarks());
        if (!marked.isEmpty()) {
            remarks.add("\"" + nothing + "\" is loaded as NULL, in " + String.join(", ", marked)
                    + "; where it is a value, leave option null out");
        }
        return new Inference(columns, format, options, fields.stored().compression(), remarks, fields.rows());
    }

    /// Whether all days are written in one form that COPY has to be told.
    private static boolean mayTellDays(List<Values> columns, String nothing) {
        boolean recognised = columns.stream()
                .anyMatch(values -> TypeRule.ofFields(values, nothing).type().kind() == Kind.DATE);
        long forms = columns.stream()
                .flatMap(values -> values.unread().stream().limit(1))
                .filter(form -> form.kind() == Unread.Kind.DAY)
                .distinct()
                .count();
        return !recognised && forms <= 1;
    }

    private static List<String> uneven(Observed.Fields fields, List<InferredColumn> columns) {
        boolean header = !fields.names().isEmpty();
        return fields.uneven().stream()
                .map(rows -> rows.remark(
                        header,
                        columns.stream()
                                .skip(rows.usual())
                                .map(InferredColumn::name)
                                .toList()))
                .toList();
    }

    private static SequencedMap<String, Object> options(Observed.Fields fields, Format format, String nothing) {
        SequencedMap<String, Object> options = new LinkedHashMap<>();
        char delimiter = fields.shape().delimiter();
        if (delimiter != (format == Format.CSV ? ',' : STANDARD_DELIMITER)) {
            options.put("delimiter", fields.shape().shown());
        }
        if (!fields.names().isEmpty()) {
            options.put("ignoreheader", 1);
        }
        if (!nothing.equals(STANDARD_NULL)) {
            options.put("null", nothing);
        }
        if (fields.ragged()) {
            options.put("fillrecord", true);
        }
        if (fields.blankLines()) {
            options.put("ignoreblanklines", true);
        }
        if (fields.invalid()) {
            options.put("acceptinvchars", true);
        }
        return options;
    }

    /// COPY takes one text for NULL. It is the one that keeps the most columns from being texts; where none does, the
    /// one that stands in several columns: in a single one it may be a value, as NA is Namibia.
    private static String nothing(List<Values> columns) {
        Map<String, Integer> typing = new TreeMap<>();
        Map<String, Integer> standing = new TreeMap<>();
        for (Values values : columns) {
            values.marks().forEach(mark -> standing.merge(mark, 1, Integer::sum));
            if (values.marks().size() == 1 && values.present() > 0) {
                String mark = values.marks().iterator().next();
                if (TypeRule.ofFields(values, mark).type().kind() != Kind.VARCHAR) {
                    typing.merge(mark, 1, Integer::sum);
                }
            }
        }
        standing.values().removeIf(count -> count < 2);
        return most(typing).or(() -> most(standing)).orElse(STANDARD_NULL);
    }

    private static Optional<String> most(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    static void tell(Typed typed, SequencedMap<String, Object> options) {
        if (typed.autoDate()) {
            options.put("dateformat", "auto");
        }
        if (typed.autoTime()) {
            options.put("timeformat", "auto");
        }
    }

    /// What is to be said of texts that COPY refuses (error 1220), whatever the column's type.
    static Optional<String> unloadable(String name, Values values) {
        return values.zero()
                ? Optional.of(
                        name + " holds a text with a NUL character (U+0000), which COPY does not load (error 1220):"
                                + " take it out of the files before loading them")
                : Optional.empty();
    }

    private static void remark(String name, Values values, ColumnType type, List<String> remarks) {
        unloadable(name, values).ifPresent(remarks::add);
        if (values.present() == 0 && values.marks().isEmpty()) {
            remarks.add(name + " never holds a value; " + type.sql() + " is a guess");
        }
        if (values.longest() > ColumnType.MAX_VARCHAR) {
            remarks.add(name + " holds a text of " + values.longest()
                    + " bytes, more than a VARCHAR takes: COPY needs \"truncatecolumns\": true");
        }
    }
}
