package io.windlass.pipeline;

import io.windlass.pipeline.Source.Overwrite;
import io.windlass.pipeline.Source.Series;
import io.windlass.pipeline.Source.Series.By;
import io.windlass.schema.Identifier;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads the `from` of a copy step.
final class SourceReader {

    /// Bytes in a key (S3 User Guide, "Object key names").
    private static final int MAX_KEY = 1_024;

    /// Characters of an expression. A key has fewer, and the time that it takes to read one grows with its square.
    private static final int LONGEST_MATCH = 4_000;

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern HIVE = Pattern.compile("[^*=/]+=\\*");

    private final Fields from;

    SourceReader(Fields from) {
        this.from = from.only("bucket", "prefix", "match", "overwrite", "series");
    }

    Optional<Source> read() {
        // Without lambdas: every start of a recorder comes by here (docs/start.md).
        Optional<String> bucket = from.text("bucket");
        bucket = bucket.isPresent() ? bucket(bucket.get()) : bucket;
        Optional<String> prefix = from.needText("prefix", "what the keys begin with; \"\" for the whole bucket");
        prefix = prefix.isPresent() ? prefix(prefix.get()) : prefix;
        Optional<String> match = from.text("match");
        Optional<Pattern> pattern = match.isPresent() ? match(match.get()) : Optional.empty();
        Overwrite overwrite = overwrite(from.text("overwrite"));
        Optional<Fields> within = from.object("series");
        Optional<Series> series = within.isPresent() ? series(within.get()) : Optional.empty();
        return prefix.isPresent()
                ? Optional.of(new Source(bucket, prefix.get(), pattern, overwrite, series))
                : Optional.empty();
    }

    private Overwrite overwrite(Optional<String> text) {
        return text.isEmpty()
                ? Overwrite.REJECT
                : Choice.of(from.at("overwrite"), "overwrite", text.get(), Overwrite.class)
                        .orElse(Overwrite.REJECT);
    }

    private Optional<String> bucket(String text) {
        if (BUCKET.matcher(text).matches() && !text.contains("..")) {
            return Optional.of(text);
        }
        from.at("bucket")
                .mistake(Fields.quoted(text) + " is no name of a bucket"
                        + (text.startsWith("s3://") ? "; leave s3:// out and write the rest as \"prefix\"" : ""));
        return Optional.empty();
    }

    private Optional<String> prefix(String text) {
        Place place = from.at("prefix");
        if (text.startsWith("s3://")) {
            place.mistake(
                    Fields.quoted(text) + " is a URL; write its bucket as \"bucket\" and only the rest as \"prefix\"");
            return Optional.empty();
        }
        if (text.startsWith("/")) {
            place.mistake("keys do not begin with a slash; write " + Fields.quoted(text.replaceAll("^/+", "")));
            return Optional.empty();
        }
        String prefix = text.isEmpty() || text.endsWith("/") ? text : text + "/";
        if (prefix.startsWith(Routing.OWN)) {
            place.mistake("what lies under " + Routing.OWN + " is Windlass's own; choose another prefix");
            return Optional.empty();
        }
        if (Identifier.bytes(prefix) >= MAX_KEY || holdsControls(text)) {
            place.mistake("no key begins like this: it is too long or holds control characters");
            return Optional.empty();
        }
        for (String segment : prefix.split("/", -1)) {
            if (segment.contains("*") && !HIVE.matcher(segment).matches()) {
                place.mistake("a * stands only for the value of a whole segment name=*, not in "
                        + Fields.quoted(segment) + "; for anything else write \"match\"");
                return Optional.empty();
            }
        }
        return Optional.of(prefix);
    }

    private static boolean holdsControls(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (Character.isISOControl(text.charAt(index))) {
                return true;
            }
        }
        return false;
    }

    /// A key may hold line breaks, so the point stands for them too.
    private Optional<Pattern> match(String text) {
        if (text.isEmpty()) {
            from.at("match").mistake("\"match\" must not be empty: no key would match; leave it out");
            return Optional.empty();
        }
        if (text.length() > LONGEST_MATCH) {
            from.at("match")
                    .mistake("\"match\" has " + text.length() + " characters, more than " + LONGEST_MATCH
                            + "; a key has at most " + MAX_KEY);
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(text, Pattern.DOTALL));
        } catch (PatternSyntaxException e) {
            from.at("match")
                    .mistake(Fields.quoted(text) + " is no regular expression: "
                            + lowerFirst(e.getDescription())
                            + (e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1))
                            + (text.startsWith("*")
                                    ? "; every key is \".*\", those that end in .json are \".*\\\\.json\""
                                    : ""));
            return Optional.empty();
        } catch (StackOverflowError e) {
            from.at("match").mistake(Fields.quoted(text) + " is nested too deeply for a regular expression");
            return Optional.empty();
        }
    }

    private Optional<Series> series(Fields series) {
        series.only("by", "start", "end");
        Optional<By> by = series.needText("by", "integer, date or hour")
                .flatMap(text -> Choice.of(series.at("by"), "by", text, By.class));
        if (by.isEmpty()) {
            return Optional.empty();
        }
        Optional<SeriesValue> start = bound(series, "start", by.get());
        Optional<SeriesValue> end = bound(series, "end", by.get());
        if (start.isPresent()
                && end.isPresent()
                && start.get().first().compareTo(end.get().last()) > 0) {
            series.place()
                    .mistake("the series starts at " + start.get().text() + ", after its end "
                            + end.get().text());
        }
        return Optional.of(new Series(by.get(), start.map(SeriesValue::text), end.map(SeriesValue::text)));
    }

    private static Optional<SeriesValue> bound(Fields series, String member, By by) {
        Json value = series.value(member);
        if (value.isMissing()) {
            return Optional.empty();
        }
        boolean number = by == By.INTEGER && value.isWhole();
        Optional<SeriesValue> parsed =
                number || value.isText() ? SeriesValue.parse(by, value.text()) : Optional.empty();
        if (parsed.isEmpty()) {
            String must = switch (by) {
                case INTEGER -> "a whole number";
                case DATE -> "a day such as \"2015-01-04\"";
                case HOUR -> "an hour such as \"2015-01-04/23\", or a day";
            };
            series.at(member).mistake("\"" + member + "\" must be " + must + ", not " + Fields.kind(value));
        }
        return parsed;
    }

    private static String lowerFirst(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
