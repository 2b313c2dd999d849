package io.windlass.pipeline;

import io.windlass.pipeline.Source.Overwrite;
import io.windlass.pipeline.TableReader.Declared;
import io.windlass.redshift.Compression;
import io.windlass.redshift.CopyOptions;
import io.windlass.redshift.Format;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnType.Kind;
import io.windlass.schema.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads a copy step.
final class CopyReader {

    private static final List<String> FORMATS =
            Arrays.stream(Format.values()).map(Format::text).toList();
    private static final List<String> COMPRESSIONS = List.of("auto", "none", "gzip", "zstd", "bzip2");

    private final Fields step;
    private final Declarations declarations;

    CopyReader(Fields step, Declarations declarations) {
        this.step = step.only("step", "copy", "from", "format", "options", "compression", "batch", "load");
        this.declarations = declarations;
    }

    Optional<Step> read(String name) {
        Optional<Table> table = step.text("copy")
                .flatMap(text -> declarations.find(step.at("copy"), text))
                .flatMap(Declared::table);
        if (!step.has("from")) {
            step.missing("from", "\"from\" is missing: which objects to load, such as {\"prefix\": \"orders/\"}");
        }
        Optional<Source> from = step.object("from").flatMap(fields -> new SourceReader(fields).read());
        Optional<Format> format = step.needText("format", "what the objects hold, such as \"json\" or \"csv\"")
                .flatMap(this::format);
        CopyOptions options = step.object("options")
                .map(fields -> new OptionReader(fields, format).read())
                .orElseGet(CopyOptions::none);
        Optional<Compression> compression = compression(format);
        BatchPolicy batch = step.object("batch")
                .map(fields -> new BatchReader(fields).read())
                .orElseGet(BatchPolicy::immediate);
        Step.Load load = new LoadReader(step, table, from.flatMap(Source::series)).read();
        from.ifPresent(source -> overwrite(source, load, table));
        format.ifPresent(known -> fits(known, options, table));
        if (options.values().containsKey("explicit_ids")) {
            explicitIds(load, table);
        }
        if (table.isEmpty() || from.isEmpty() || format.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Step.Copy(name, table.get(), from.get(), format.get(), options, compression, batch, load));
    }

    /// What the step says of its objects alone, for whoever loads without a pipeline.
    ///
    /// @param table the declared target; empty where it is only known by its name
    Optional<CopyForm> form(Optional<Table> table) {
        Optional<Format> format = step.text("format").flatMap(this::format);
        CopyOptions options = step.object("options")
                .map(fields -> new OptionReader(fields, format).read())
                .orElseGet(CopyOptions::none);
        Optional<Compression> compression = compression(format);
        format.ifPresent(known -> fits(known, options, table));
        return format.map(known -> new CopyForm(known, options, compression));
    }

    private Optional<Format> format(String text) {
        return Choice.among(step.at("format"), "format", text, FORMATS).flatMap(Format::parse);
    }

    /// Parquet and ORC files say themselves how they are compressed, and COPY takes no keyword for it.
    private Optional<Compression> compression(Optional<Format> format) {
        boolean columnar = format.filter(Format::columnar).isPresent();
        String word = step.text("compression")
                .flatMap(text -> Choice.among(step.at("compression"), "compression", text, COMPRESSIONS))
                .orElse("auto");
        if (word.equals("auto")) {
            return columnar ? Optional.of(Compression.NONE) : Optional.empty();
        }
        if (columnar && !word.equals("none")) {
            step.at("compression")
                    .mistake("\"compression\" is not accepted by format \""
                            + format.get().text()
                            + "\", whose files say themselves how they are compressed; leave it out");
        }
        return Optional.of(Compression.parse(word));
    }

    private void overwrite(Source source, Step.Load load, Optional<Table> table) {
        Place place = step.at("from").at("overwrite");
        if (source.overwrite() == Overwrite.RELOAD && load instanceof Step.Load.Append) {
            place.mistake(
                    "\"reload\" with \"append\" would load the same rows twice: write another \"load\", or \"replace\" here");
        }
        if (source.overwrite() == Overwrite.REPLACE
                && table.isPresent()
                && !table.get().audit()) {
            place.mistake(
                    "\"replace\" finds the rows of an object by the audit columns: write \"audit\": true in the schema of "
                            + table.get().name());
        }
    }

    /// COPY alone fills IDENTITY columns with values of the data; INSERT is refused by Redshift (CREATE TABLE,
    /// "IDENTITY").
    private void explicitIds(Step.Load load, Optional<Table> table) {
        Optional<String> staged = switch (load) {
            case Step.Load.Append append -> table.filter(Table::audit).map(audited -> "\"audit\"");
            case Step.Load.Replace replace -> table.filter(Table::audit).map(audited -> "\"audit\"");
            case Step.Load.Merge merge -> Optional.of("\"merge\"");
            case Step.Load.Range range -> Optional.of("\"range\"");
        };
        staged.ifPresent(what -> step.at("options")
                .at("explicit_ids")
                .mistake("with " + what + " rows go through a staging table, and Redshift takes no INSERT into an"
                        + " IDENTITY column: declare the column without \"identity\", or write \"load\": \"append\" or"
                        + " \"replace\" for a table without \"audit\""));
    }

    private void fits(Format format, CopyOptions options, Optional<Table> table) {
        List<Column> loaded =
                table.map(known -> Step.Copy.filled(known, options)).orElse(List.of());
        if (format == Format.JSON_NOSHRED
                && table.isPresent()
                && (loaded.size() != 1 || loaded.getFirst().type().kind() != Kind.SUPER)) {
            step.at("format")
                    .mistake("\"json noshred\" loads each object into one SUPER column, and "
                            + table.get().name() + " has " + described(loaded));
        }
        if (format == Format.FIXEDWIDTH) {
            widths(options, table, loaded.size());
        }
        if (options.values().get("delimiter") instanceof CopyOptions.Value.Text(String delimiter)
                && options.values().get("quote") instanceof CopyOptions.Value.Text(String quote)
                && delimiter.equals(quote)) {
            step.at("options").at("quote").mistake("\"quote\" and \"delimiter\" must not be the same character");
        }
    }

    private void widths(CopyOptions options, Optional<Table> table, int columns) {
        Fields fields = step.object("options").orElse(step);
        if (!fields.has("fixedwidth")) {
            step.place().mistake("format \"fixedwidth\" needs the option \"fixedwidth\", such as \"id:10,name:40\"");
        }
        if (table.isPresent() && options.values().get("fixedwidth") instanceof CopyOptions.Value.Text(String widths)) {
            int count = widths.split(",").length;
            if (count != columns) {
                step.at("options")
                        .at("fixedwidth")
                        .mistake("\"fixedwidth\" has " + count + " widths for the " + columns + " columns of "
                                + table.get().name());
            }
        }
    }

    private static String described(List<Column> columns) {
        return columns.size() == 1 ? "one of type " + columns.getFirst().type().sql() : columns.size() + " columns";
    }

    /// As definitions write it.
    static String text(Overwrite overwrite) {
        return overwrite.name().toLowerCase(Locale.ROOT);
    }
}
