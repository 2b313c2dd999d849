package io.windlass.client;

import com.fasterxml.jackson.core.JsonGenerator;
import io.windlass.pipeline.Step;
import io.windlass.redshift.CopyOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// How the options of a copy step want days and times to be written.
///
/// @param dateformat COPY's option; empty where it is not given
/// @param timeformat COPY's option; empty where it is not given
record TimeForm(Optional<String> dateformat, Optional<String> timeformat) {

    /// Seconds from 1970 to the first day of the year 1.
    private static final BigDecimal FIRST = BigDecimal.valueOf(-62_135_596_800L);

    /// Seconds from 1970 to the end of the year 9999.
    private static final BigDecimal END = BigDecimal.valueOf(253_402_300_800L);

    static TimeForm of(Step.Copy step) {
        return new TimeForm(text(step, "dateformat"), text(step, "timeformat"));
    }

    private static Optional<String> text(Step.Copy step, String option) {
        return step.options().values().get(option) instanceof CopyOptions.Value.Text(String text)
                ? Optional.of(text)
                : Optional.empty();
    }

    void day(JsonGenerator json, Object value, ColumnText column) throws IOException {
        if (dateformat
                .filter(form -> !form.equals("auto") && !form.equals("YYYY-MM-DD"))
                .isPresent()) {
            asIs(json, value, column, "dateformat");
            return;
        }
        json.writeString(column.day(value).toString());
    }

    void moment(JsonGenerator json, Object value, ColumnText column, boolean zoned) throws IOException {
        String form = timeformat.orElse("auto");
        switch (form) {
            case "auto", "YYYY-MM-DD HH:MI:SS", "YYYY-MM-DD HH24:MI:SS" -> json.writeString(column.of(value));
            case "epochsecs", "epochmillisecs" -> epoch(json, value, column, zoned, form.equals("epochsecs") ? 0 : 3);
            case String _ -> asIs(json, value, column, "timeformat");
        }
    }

    /// A number is one already.
    private static void epoch(JsonGenerator json, Object value, ColumnText column, boolean zoned, int digits)
            throws IOException {
        if (value instanceof Number) {
            BigDecimal number = column.number(value);
            BigDecimal seconds = number.movePointLeft(digits);
            if (seconds.compareTo(FIRST) < 0 || seconds.compareTo(END) >= 0) {
                throw column.must("a number since 1970 that is in the years 0001 to 9999");
            }
            json.writeNumber(number.toPlainString());
            return;
        }
        OffsetDateTime moment =
                zoned ? column.zonedMoment(value) : column.moment(value).atOffset(ZoneOffset.UTC);
        BigDecimal seconds = BigDecimal.valueOf(moment.toEpochSecond()).add(BigDecimal.valueOf(moment.getNano(), 9));
        BigDecimal number = seconds.movePointRight(digits).stripTrailingZeros();
        if (number.scale() > 0) {
            throw column.must("a time without a fraction of a " + (digits == 0 ? "second" : "millisecond")
                    + ", since the step's timeformat is "
                    + (digits == 0 ? "epochsecs" : "epochmillisecs"));
        }
        json.writeNumber(number.toPlainString());
    }

    /// A form of the step's own: whoever writes knows it.
    private static void asIs(JsonGenerator json, Object value, ColumnText column, String option) throws IOException {
        if (!(value instanceof String)) {
            throw column.must("a string in the form that the step's " + option + " says");
        }
        json.writeString(column.string(value));
    }
}
