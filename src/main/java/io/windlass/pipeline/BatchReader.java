package io.windlass.pipeline;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the `batch` of a copy step.
final class BatchReader {

    private static final Pattern WEEKS = Pattern.compile("P([0-9]{1,4})W");
    private static final Pattern COLLOQUIAL =
            Pattern.compile("([0-9]{1,6})\\s*([smhd])[a-z]*", Pattern.CASE_INSENSITIVE);

    private final Fields batch;

    BatchReader(Fields batch) {
        this.batch = batch.only("minFiles", "maxFiles", "minBytes", "maxBytes", "maxAge");
    }

    BatchPolicy read() {
        Optional<Duration> maxAge = batch.text("maxAge").flatMap(this::age);
        Optional<Long> bytes = batch.count("minBytes", 0, Long.MAX_VALUE);
        // Without any reason to wait, one object is enough; with one, only what was asked for starts a run.
        long unsaid = maxAge.isPresent() || bytes.orElse(0L) > 0 ? 0 : 1;
        long minFiles = batch.count("minFiles", 1, Integer.MAX_VALUE).orElse(unsaid);
        long maxFiles =
                batch.count("maxFiles", 1, Integer.MAX_VALUE).orElse(Math.max(minFiles, BatchPolicy.DEFAULT_MAX_FILES));
        long minBytes = bytes.orElse(0L);
        long maxBytes =
                batch.count("maxBytes", 1, Long.MAX_VALUE).orElse(Math.max(minBytes, BatchPolicy.DEFAULT_MAX_BYTES));
        if (minFiles > maxFiles) {
            batch.at("minFiles").mistake("\"minFiles\" " + minFiles + " is more than \"maxFiles\" " + maxFiles);
        }
        if (minBytes > maxBytes) {
            batch.at("minBytes").mistake("\"minBytes\" " + minBytes + " is more than \"maxBytes\" " + maxBytes);
        }
        return new BatchPolicy(
                (int) minFiles, (int) Math.max(minFiles, maxFiles), minBytes, Math.max(minBytes, maxBytes), maxAge);
    }

    private Optional<Duration> age(String text) {
        Matcher weeks = WEEKS.matcher(text);
        if (weeks.matches()) {
            return Optional.of(Duration.ofDays(7L * Integer.parseInt(weeks.group(1))));
        }
        try {
            Duration age = Duration.parse(text);
            if (age.isPositive()) {
                return Optional.of(age);
            }
            batch.at("maxAge").mistake("\"maxAge\" must be longer than nothing, not " + Fields.quoted(text));
        } catch (DateTimeParseException e) {
            batch.at("maxAge")
                    .mistake(Fields.quoted(text) + " is no ISO 8601 duration of days, hours, minutes and seconds; "
                            + colloquial(text)
                                    .map(form -> "did you mean \"" + form + "\"?")
                                    .orElse("five minutes are \"PT5M\""));
        }
        return Optional.empty();
    }

    private static Optional<String> colloquial(String text) {
        Matcher matcher = COLLOQUIAL.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String unit = matcher.group(2).toUpperCase(Locale.ROOT);
        return Optional.of((unit.equals("D") ? "P" : "PT") + matcher.group(1) + unit);
    }
}
