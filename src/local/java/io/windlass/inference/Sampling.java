package io.windlass.inference;

import io.windlass.redshift.Compression;
import io.windlass.redshift.Format;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Reads samples from their beginning to their end, or to as many rows as are wanted of each.
public final class Sampling {

    private static final String JSON = "JSON";
    private static final String FIELDS = "text in fields";
    private static final String PARQUET = "Parquet";

    private final Wishes wishes;
    private final Set<Compression> compressions = EnumSet.noneOf(Compression.class);
    private final ParquetSampler parquet;
    private boolean unnamed;
    private boolean mark;
    private Optional<JsonSampler> documents = Optional.empty();
    private Optional<TextSampler> fields = Optional.empty();
    private String first = "";
    private String kind = "";

    public Sampling(Wishes wishes) {
        this.wishes = wishes;
        this.parquet = new ParquetSampler(wishes.rows());
    }

    /// Looks at them all, one after the other.
    ///
    /// @throws SampleFailed naming the sample that cannot be read, or that is of another kind than those before
    public Observed read(Iterable<? extends Sample> samples) throws SampleFailed {
        for (Sample sample : samples) {
            try {
                read(sample);
            } catch (IOException e) {
                throw new SampleFailed(sample.name(), "cannot be read: " + reason(e));
            }
        }
        return observed();
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException missing -> "there is no such file";
            default -> String.valueOf(failure.getMessage());
        };
    }

    private void read(Sample sample) throws IOException, SampleFailed {
        boolean columns;
        try (Opened opened = Opened.of(sample)) {
            columns = columns(sample.name(), opened);
            if (!columns) {
                text(sample.name(), opened);
            }
        }
        if (columns) {
            only(sample.name(), PARQUET);
            parquet.read(sample);
        }
    }

    /// Whether the sample is Parquet. What it is else must be text.
    private boolean columns(String name, Opened opened) throws IOException, SampleFailed {
        String content = opened.binary().orElse("");
        boolean wanted = wishes.format().map(Format.PARQUET::equals).orElse(content.equals(PARQUET));
        if (content.equals(PARQUET) && opened.compression() != Compression.NONE) {
            throw new SampleFailed(
                    name,
                    "holds Parquet within " + opened.compression().text()
                            + "; COPY takes Parquet that is compressed inside, by whoever writes it");
        }
        if (content.equals(PARQUET) && !wanted) {
            throw new SampleFailed(
                    name,
                    "holds Parquet and is to be read as "
                            + wishes.format().orElseThrow().text());
        }
        if (wanted && !content.equals(PARQUET)) {
            throw new SampleFailed(name, "is no Parquet: it does not begin with PAR1");
        }
        if (!wanted && !content.isEmpty()) {
            throw new SampleFailed(
                    name,
                    "holds " + content + ", of which no schema is inferred; JSON, CSV, delimited text and Parquet are");
        }
        return wanted;
    }

    private void text(String name, Opened opened) throws IOException, SampleFailed {
        compressions.add(opened.compression());
        unnamed |= Compression.of(name) != opened.compression();
        mark |= opened.skipMark();
        String head = opened.beginning();
        if (head.isBlank()) {
            return;
        }
        if (head.indexOf('\0') >= 0) {
            throw new SampleFailed(name, "is no text: it holds the byte 0 (UTF-16 without a byte order mark does too)");
        }
        if (isJson(head)) {
            only(name, JSON);
            JsonSampler sampler = documents.orElseGet(() -> new JsonSampler(wishes.rows()));
            documents = Optional.of(sampler);
            sampler.read(name, opened.content());
            return;
        }
        only(name, FIELDS);
        if (fields.isEmpty()) {
            fields = Optional.of(new TextSampler(shape(name, head), wishes.header(), wishes.rows()));
        }
        fields.get().read(name, opened.content());
    }

    /// A table has one format.
    private void only(String name, String here) throws SampleFailed {
        if (kind.isEmpty()) {
            kind = here;
            first = name;
        }
        if (!kind.equals(here)) {
            throw new SampleFailed(
                    name,
                    "holds " + here + ", and " + first + " holds " + kind
                            + "; a table has one format: choose files with --match");
        }
    }

    private boolean isJson(String head) {
        if (wishes.format().isPresent()) {
            return wishes.format().get().text().startsWith("json");
        }
        String first = head.stripLeading();
        return first.startsWith("{") || first.startsWith("[");
    }

    private TextShape shape(String name, String head) throws SampleFailed {
        Optional<TextShape> shape = TextShape.recognise(head, wishes.delimiter());
        if (wishes.format().isEmpty()) {
            OptionalLong open =
                    TextShape.openQuote(head, shape.or(() -> wishes.delimiter().map(TextShape::plain)));
            if (open.isPresent()) {
                throw new SampleFailed(
                        name,
                        open.getAsLong(),
                        "a quote in this row is not closed, or stands within a field and is not doubled: mend the"
                                + " row, or take quotes as text with --format delimited");
            }
        }
        if (shape.isEmpty() && wishes.format().isEmpty()) {
            throw new SampleFailed(
                    name, "no delimiter is recognised; name it with --delimiter, or --format csv for a single column");
        }
        TextShape found = shape.orElseGet(() -> new TextShape(',', true));
        return new TextShape(
                found.delimiter(), wishes.format().map(Format.CSV::equals).orElse(found.quoted()));
    }

    private Observed observed() throws SampleFailed {
        if (kind.equals(PARQUET)) {
            return new Observed.Columns(parquet.columns(), parquet.rows());
        }
        boolean one = compressions.size() == 1;
        Observed.Stored stored =
                new Observed.Stored(unnamed && one ? compressions.stream().findFirst() : Optional.empty(), mark);
        if (unnamed && !one) {
            throw new SampleFailed("the samples are compressed in several ways that their names do not tell ("
                    + compressions.toString().toLowerCase(Locale.ROOT) + "); COPY needs one, or names that do");
        }
        if (documents.isPresent()) {
            return documents(documents.get(), stored);
        }
        TextSampler text = fields.orElseThrow(() -> new SampleFailed("there is nothing in the files"));
        return new Observed.Fields(
                text.columns(),
                text.names(),
                text.shape(),
                text.ragged(),
                text.uneven(),
                text.blankLines(),
                text.invalid(),
                text.rows(),
                stored);
    }

    private static Observed documents(JsonSampler sampler, Observed.Stored stored) throws SampleFailed {
        List<String> names = sampler.names();
        boolean members = sampler.root().members().keySet().stream()
                .anyMatch(io.windlass.schema.ColumnPath.Part.Member.class::isInstance);
        if (sampler.positional() && members) {
            throw new SampleFailed(
                    "some rows are objects and some are arrays by position; a table has one or the other");
        }
        List<String> remarks = new ArrayList<>();
        if (sampler.enclosed()) {
            remarks.add("a file is one array of all its rows, which COPY takes for a single row:"
                    + " write one object to a line before loading it");
        }
        if (stored.mark()) {
            remarks.add("a file begins with a byte order mark, which COPY does not take in JSON");
        }
        return new Observed.Documents(sampler.root(), sampler.positional(), names, sampler.rows(), stored, remarks);
    }
}
