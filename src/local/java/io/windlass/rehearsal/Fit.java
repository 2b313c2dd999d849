package io.windlass.rehearsal;

import io.windlass.inference.Values;
import io.windlass.pipeline.Step;
import io.windlass.redshift.CopyOptions;
import io.windlass.rehearsal.Difference.Kind;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnType;
import java.math.BigInteger;
import java.util.Optional;

/// Whether a declared column takes the values that were seen.
///
/// @param step whose options say how COPY reads them
record Fit(Step.Copy step) {

    Optional<Difference> of(Column column, Values values) {
        ColumnType type = column.type();
        return switch (type.kind()) {
            case CHAR, VARCHAR -> text(column, values);
            case SMALLINT -> whole(column, values, BigInteger.valueOf(Short.MAX_VALUE));
            case INTEGER -> whole(column, values, BigInteger.valueOf(Integer.MAX_VALUE));
            case BIGINT -> whole(column, values, BigInteger.valueOf(Long.MAX_VALUE));
            case DECIMAL -> decimal(column, values);
            case REAL, DOUBLE_PRECISION -> number(column, values);
            case DATE -> moment(column, values, "dateformat");
            case TIMESTAMP, TIMESTAMPTZ -> moment(column, values, "timeformat");
            case BOOLEAN,
                    TIME,
                    TIMETZ,
                    SUPER,
                    VARBYTE,
                    GEOMETRY,
                    GEOGRAPHY,
                    HLLSKETCH,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_DAY_SECOND -> Optional.empty();
        };
    }

    private Optional<Difference> text(Column column, Values values) {
        if (values.longest() <= column.type().length()) {
            return Optional.empty();
        }
        boolean cut = step.options().values().containsKey("truncatecolumns");
        return difference(
                Kind.TOO_LONG,
                column,
                "holds up to " + values.longest() + " bytes"
                        + (cut ? ", which truncatecolumns cuts" : "; the load would fail"));
    }

    private Optional<Difference> whole(Column column, Values values, BigInteger largest) {
        return number(column, values)
                .or(() -> values.fraction()
                        ? difference(Kind.TYPE, column, "holds numbers with digits after the point")
                        : Optional.empty())
                .or(() -> values.largest().compareTo(largest) > 0
                        ? difference(Kind.TOO_LONG, column, "holds numbers of " + values.integerDigits() + " digits")
                        : Optional.empty());
    }

    private Optional<Difference> decimal(Column column, Values values) {
        int before = column.type().length() - column.type().scale();
        return number(column, values)
                .or(() -> values.integerDigits() > before
                        ? difference(
                                Kind.TOO_LONG,
                                column,
                                "holds numbers of " + values.integerDigits() + " digits before the point")
                        : Optional.empty())
                .or(() -> values.scale() > column.type().scale()
                        ? difference(
                                Kind.TOO_LONG,
                                column,
                                "holds " + values.scale() + " digits after the point; COPY cuts them")
                        : Optional.empty());
    }

    private Optional<Difference> number(Column column, Values values) {
        if (values.truths() > 0) {
            return difference(Kind.TYPE, column, "holds true and false");
        }
        if (!values.allNumbers()) {
            return difference(Kind.TYPE, column, "holds texts that are no numbers");
        }
        return marks(column, values);
    }

    private Optional<Difference> moment(Column column, Values values, String option) {
        Optional<String> form = Optional.ofNullable(step.options().values().get(option))
                .map(value -> value instanceof CopyOptions.Value.Text(String text) ? text : "");
        boolean epoch = form.filter(text -> text.startsWith("epoch")).isPresent();
        if (epoch || form.filter(text -> !text.equals("auto")).isPresent()) {
            return Optional.empty();
        }
        if (values.numbers() > 0 || values.truths() > 0) {
            return difference(Kind.TYPE, column, "holds numbers, which need a \"timeformat\" such as epochmillisecs");
        }
        return values.allMoments()
                ? marks(column, values)
                : difference(Kind.TYPE, column, "holds texts that are no days or times that COPY recognises");
    }

    /// A mark for nothing that COPY does not take for NULL is a text.
    private Optional<Difference> marks(Column column, Values values) {
        String known =
                step.options().values().get("null") instanceof CopyOptions.Value.Text(String text) ? text : "\\N";
        return values.marks().stream()
                .filter(mark -> !mark.equals(known))
                .findFirst()
                .flatMap(mark -> difference(
                        Kind.TYPE, column, "holds \"" + mark + "\", which COPY takes for NULL only with option null"));
    }

    private static Optional<Difference> difference(Kind kind, Column column, String message) {
        return Optional.of(
                new Difference(kind, column.name(), "declared " + column.type().sql() + ", and the data " + message));
    }
}
