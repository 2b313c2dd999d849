package io.windlass.cli;

import io.windlass.inference.DefinitionText;
import io.windlass.inference.Inference;
import io.windlass.inference.Sample;
import io.windlass.inference.SampleFailed;
import io.windlass.inference.Sampling;
import io.windlass.inference.Selection;
import io.windlass.inference.Tables;
import io.windlass.inference.Wishes;
import io.windlass.pipeline.Mistake;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/// Writes the schema that files of data ask for.
@Command(
        name = "infer",
        description = {
            "Reads sample files and prints the schema file of a table that takes them. What COPY has to be told",
            "beside it (format, delimiter, ignoreheader, null, timeformat, compression) is shown as a pipeline on",
            "standard error, or written with --pipeline and --into. Memory does not grow with the files.",
            "",
            "JSON: objects one after the other, or arrays by position. Members of objects become columns a_b;",
            "arrays, objects that are maps (over 200 different members) and values of several kinds become SUPER.",
            "Text: CSV or delimited; delimiter, quotes and a first line of names are recognised.",
            "gzip, zstd and bzip2 are recognised by their first bytes. s3:// is AWS, unless --home names a cloud.",
            "Parquet: the one type of column that COPY loads each of the file's types into; groups, lists and maps",
            "become SUPER. A type that COPY loads into no column is an error. All files have the same columns.",
            "",
            "Of the files of a directory those of one format are taken, the one that most bytes are in; a note names",
            "the others, and the pipeline's \"match\" takes none of them. --format and --match choose otherwise.",
            "Where they are of several tables (other fields, other names in the first line, hardly a member in common),",
            "nothing is inferred: the tables are listed with their files, and the command that infers each.",
            "A name that is a reserved word gets a _ behind it, and a note says so.",
            "",
            "Types have room for values that are not in the samples:",
            "  VARCHAR      twice the longest value in bytes, rounded up to a power of two, at least 16",
            "  INTEGER      where ten times the largest number fits, else BIGINT; seconds and milliseconds since",
            "               1970 are numbers too",
            "  DECIMAL      two digits more before the point, the most digits seen after it; over 38 digits, and",
            "               with an exponent, DOUBLE PRECISION",
            "  BOOLEAN      true and false; DATE, TIMESTAMP, TIMESTAMPTZ in the forms that COPY recognises",
            "Numbers with zeros in front, and numbers in strings of JSON, stay texts. No column is NOT NULL.",
            "COPY takes one text for NULL. Of NA, N/A, n/a, NULL, null, Null, None, NaN, nan, - and ? it is the one",
            "that keeps the most columns from being texts, else one that stands in two columns or more: in a single",
            "column of texts it may be a value, as NA is Namibia. A note names the columns."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./windlass infer orders.csv.gz --table staging.orders > definitions/schemas/orders.json",
            "  ./windlass infer s3://bucket/events/ --match '.*\\.json' --rows 10000",
            "  ./windlass infer data/orders --pipeline orders --into definitions"
        })
final class InferCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR|FILE|s3://…",
            description = "A file, the files below a directory, or the objects below a prefix.")
    private String place;

    @Option(names = "--table", paramLabel = "NAME", description = "The table's name (default: after the files).")
    private Optional<String> table = Optional.empty();

    @Option(
            names = "--match",
            paramLabel = "REGEX",
            description = {
                "Only files whose path below the place matches as a whole, whatever the place is: of DIR/orders/1.csv",
                "that is orders/1.csv, and 'orders/.*' takes it. The pipeline has the same expression as its \"match\"."
            })
    private Optional<String> match = Optional.empty();

    @Mixin
    private WishesOption wished;

    @Option(
            names = "--pipeline",
            paramLabel = "NAME",
            description = "Write schemas/TABLE.json and pipelines/NAME.json below --into; nothing is overwritten.")
    private Optional<String> pipeline = Optional.empty();

    @Option(
            names = "--into",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Where --pipeline writes (default: here).")
    private Path into;

    @Mixin
    private HomeOption home;

    @Option(
            names = "--json",
            description = {
                "Standard output holds one JSON line and nothing else: the schema, the pipeline, how many rows and",
                "files were looked at, and the notes."
            })
    private boolean json;

    private boolean several;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Optional<Pattern> wanted = match.map(Pattern::compile);
            return infer(wanted, wished.wishes());
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return ExitCode.USAGE;
        } catch (SampleFailed e) {
            err.println(e.getMessage());
            if (several && !e.getMessage().contains("--match")) {
                err.println("to leave a file out, choose the others with --match REGEX");
            }
            return ExitCode.FAILED;
        } catch (FileSystemException e) {
            boolean denied = e instanceof AccessDeniedException;
            err.println(e.getFile() + ": " + (denied ? "permission denied" : e.getMessage()));
            return ExitCode.FAILED;
        } catch (SdkException e) {
            err.println(place + ": " + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    private int infer(Optional<Pattern> wanted, Wishes wishes) throws IOException, SampleFailed {
        PrintWriter err = spec.commandLine().getErr();
        Samples.Found found = samples(wanted);
        if (found.samples().isEmpty()) {
            err.println("there are no files at " + place
                    + match.map(regex -> " that match " + regex).orElse("") + seen(found));
            return ExitCode.FAILED;
        }
        several = found.samples().size() > 1;
        try {
            return infer(found, wishes);
        } catch (SampleFailed e) {
            if (!e.ofSeveralTables()) {
                throw e;
            }
            err.println(Words.plain(e.getMessage()));
            List<List<Sample>> tables = Tables.of(List.copyOf(found.samples().values()), wishes);
            if (tables.size() > 1) {
                new SeveralTables(folder(), found, tables, schema(), again())
                        .lines(pipeline.isPresent())
                        .forEach(line -> err.println(Words.plain(line)));
            }
            return ExitCode.FAILED;
        }
    }

    /// What a regular expression is held against, where it takes nothing.
    private static String seen(Samples.Found found) {
        return found.beside().isEmpty()
                ? ""
                : "; a path that is matched, as a whole, is "
                        + Words.plain(found.beside().getFirst());
    }

    /// Where paths of files begin.
    private String folder() {
        return Samples.inBucket(place) ? place.substring(0, place.lastIndexOf('/') + 1) : place;
    }

    /// The schema that --table names, with its point.
    private String schema() {
        return table.map(name -> name.substring(0, name.lastIndexOf('.') + 1)).orElse("");
    }

    /// The options that hold for each of several tables too.
    private List<String> again() {
        List<String> again = new ArrayList<>(wished.words());
        if (pipeline.isPresent()) {
            again.addAll(List.of("--into", into.toString()));
        }
        again.addAll(home.words());
        return again;
    }

    private int infer(Samples.Found found, Wishes wishes) throws IOException, SampleFailed {
        PrintWriter err = spec.commandLine().getErr();
        Selection selection = Selection.of(List.copyOf(found.samples().values()), wishes);
        Inference inference = Inference.of(new Sampling(wishes).read(selection.taken()));
        Chosen chosen = new Chosen(found, Set.copyOf(selection.taken()));
        String name = table.orElseGet(() -> TableNames.of(place));
        DefinitionText text = new DefinitionText(inference, name);
        Inferred files = new Inferred(
                name,
                pipeline.orElseGet(() -> TableNames.pipeline(name)),
                text.schema(),
                text.pipeline(
                        pipeline.orElseGet(() -> TableNames.pipeline(name)), Origins.of(place, chosen.alike(), match)));
        List<Mistake> mistakes = files.mistakes();
        if (!mistakes.isEmpty()) {
            mistakes.forEach(err::println);
            return ExitCode.FAILED;
        }
        List<String> notes = new ArrayList<>(chosen.notes());
        if (table.isEmpty()) {
            TableNames.renamed(name).ifPresent(notes::add);
        }
        notes.addAll(inference.remarks());
        notes.addAll(LongNames.notes(files));
        return tell(files, inference.rows(), selection.taken().size(), notes);
    }

    private int tell(Inferred files, long looked, int count, List<String> notes) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        notes.forEach(note -> err.println("note: " + Words.plain(note)));
        if (json) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(files.line(looked, count, notes));
            out.flush();
        }
        err.println(Words.count(looked, "row") + " in " + Words.count(count, "file"));
        if (pipeline.isPresent()) {
            return files.write(into, err);
        }
        return json ? ExitCode.DONE : print(files);
    }

    private int print(Inferred files) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("a pipeline that loads them:");
        err.print(files.pipelineText());
        err.flush();
        spec.commandLine().getOut().print(files.schemaText());
        spec.commandLine().getOut().flush();
        return ExitCode.DONE;
    }

    private Samples.Found samples(Optional<Pattern> wanted) throws IOException {
        if (Samples.inBucket(place)) {
            return Samples.inBucket(home.buckets(), Samples.Address.of(place), wanted);
        }
        Path path = Path.of(place);
        return Files.exists(path) ? Samples.onDisk(path, wanted) : new Samples.Found(new LinkedHashMap<>(), List.of());
    }
}
