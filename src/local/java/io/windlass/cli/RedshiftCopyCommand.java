package io.windlass.cli;

import io.windlass.direct.DirectCopy;
import io.windlass.direct.Ground;
import io.windlass.direct.Wanted;
import io.windlass.journal.Chosen;
import io.windlass.pipeline.CopyForm;
import io.windlass.redshift.Format;
import io.windlass.schema.Identifier;
import io.windlass.schema.Table;
import io.windlass.schema.TableName;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/// A COPY without a pipeline.
@Command(
        name = "redshift-copy",
        description = {
            "Loads all objects below a prefix into a table, in one transaction, without a pipeline: no journal, no",
            "ledger, no event. With nothing but -f it reads text whose fields are separated by tabs below one line of",
            "header, into the table mytable. With another --format no option is given that is not named.",
            "",
            "The same command again loads nothing twice: while table, options and objects (keys, sizes, eTags) are the",
            "same, it finds the transaction of before, as long as the Data API remembers it, which is 24 hours. One",
            "that failed is tried again. --again loads although the same was loaded.",
            "",
            "Ends with 2 where there is no object, or nothing was loaded; bad rows are named by object, line and column.",
            "Where nothing says which warehouse is meant, it is the one of the variables WINDLASS_WORKGROUP or",
            "WINDLASS_CLUSTER, and before them the embedded cloud in .windlass, if there is one."
        },
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        modelTransformer = CopyFlags.class,
        footer = {
            "",
            "Examples:",
            "  java -jar target/windlass-cli.jar redshift-copy -f s3://my-s3-location/ --workgroup sales",
            "  ./windlass redshift-copy -f s3://tickit/allevents --table event --delimiter '|' --no-header \\",
            "      --timeformat 'YYYY-MM-DD HH:MI:SS' --cluster dwh --db-user loader",
            "  ./windlass redshift-copy --data DIR --create --schema events.json --format json"
        })
final class RedshiftCopyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-f", "--from"},
            paramLabel = "URL",
            defaultValue = "s3://data/",
            description = {
                "s3://bucket/prefix: every object whose key begins with the prefix.",
                "With --data it may be left out, and is then everything."
            })
    private String from;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "The table, name or schema.name (default: the table of --schema; without it mytable).")
    private Optional<String> table = Optional.empty();

    @Option(
            names = "--columns",
            paramLabel = "NAMES",
            split = ",",
            description = "The columns in the order of the data (default: all, in the table's order).")
    private List<String> columns = List.of();

    @Option(names = "--schema", paramLabel = "FILE", description = "A schema file that declares the table.")
    private Optional<Path> schema = Optional.empty();

    @Option(names = "--create", description = "Make the table of --schema where it is missing.")
    private boolean create;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "delimited",
            description = "What the objects hold, as in a pipeline (default: ${DEFAULT-VALUE}).")
    private String format;

    @Option(
            names = "--compression",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = "none, gzip, zstd or bzip2; auto goes by the extensions (default: ${DEFAULT-VALUE}).")
    private String compression;

    @Option(names = "--header", negatable = true, description = "Whether objects begin with one line of header.")
    private Boolean header;

    @Option(names = "--again", description = "Load although the same was loaded before.")
    private boolean again;

    @Mixin
    private CopyGroundOption place;

    @Option(names = "--json", description = "Standard output holds JSON lines and nothing else.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Chosen chosen = chosen();
        Optional<SchemaFile> declared =
                schema.isPresent() ? Optional.of(SchemaFile.read(schema.get())) : Optional.empty();
        if (declared.isPresent() && declared.get().table().isEmpty()) {
            declared.get().mistakes().forEach(err()::println);
            return ExitCode.FAILED;
        }
        Optional<TableName> name = table.map(this::named);
        Optional<Table> known = declared.flatMap(SchemaFile::table).map(file -> renamed(file, name));
        Wanted wanted = wanted(chosen, name, known);
        return place.ask(chosen, ground -> load(ground, wanted));
    }

    private Wanted wanted(Chosen chosen, Optional<TableName> name, Optional<Table> known) {
        if (create && known.isEmpty()) {
            throw misuse("--create needs --schema FILE, which says what to make");
        }
        columns.forEach(column -> Identifier.refusal(column).ifPresent(reason -> {
            throw misuse("--columns: " + reason);
        }));
        return new Wanted(
                chosen,
                name.or(() -> known.map(Table::name)).orElseGet(() -> TableName.parse("mytable")),
                columns,
                known,
                create,
                form(known));
    }

    private CopyForm form(Optional<Table> known) {
        if (format.equals(Format.JSON.text()) && known.isEmpty()) {
            throw misuse(
                    "--format json needs --schema FILE, whose paths say what goes where; \"json auto\" goes by names");
        }
        Map<String, String> options = CopyFlags.given(spec);
        boolean named = options.containsKey("ignoreheader");
        if (named && header != null) {
            throw misuse("--header and --ignoreheader say the same; name one of them");
        }
        boolean plain = format.equals(Format.DELIMITED.text());
        if (plain) {
            options.putIfAbsent("delimiter", "\\t");
        }
        if (!named && (header == null ? plain : header)) {
            options.put("ignoreheader", "1");
        }
        return switch (CopyForm.read(format, compression, options, columns.isEmpty() ? known : Optional.empty())) {
            case CopyForm.Reading.Understood(CopyForm form) -> form;
            case CopyForm.Reading.Refused(List<String> mistakes) ->
                throw misuse(String.join(
                        System.lineSeparator(),
                        mistakes.stream().map(CopyFlags::worded).toList()));
        };
    }

    private int load(Ground ground, Wanted wanted) {
        AtomicReference<Meter.Reached> listed = new AtomicReference<>(new Meter.Reached(0, 0, 0, 0));
        Waits waits = place.waits();
        try (Meter meter = place.loud().meter("loading")) {
            DirectCopy copy = new DirectCopy(
                    ground,
                    (objects, bytes) -> {
                        listed.set(new Meter.Reached(objects, 0, bytes, 0));
                        place.loud()
                                .progress()
                                .println("loading %s, %s, into %s"
                                        .formatted(
                                                Words.count(objects, "object"),
                                                Words.count(bytes, "byte"),
                                                wanted.table()));
                    },
                    () -> UUID.randomUUID().toString(),
                    () -> {
                        meter.at(listed.get());
                        waits.run();
                    });
            CopyReport report = new CopyReport(new Output(spec.commandLine().getOut(), json), meter.beside());
            return report.of(copy.load(wanted, again), wanted);
        } catch (NoSuchBucketException e) {
            err().println(Words.plain("there is no bucket " + wanted.from().bucket() + "; nothing was loaded"));
            return ExitCode.FAILED;
        } catch (UncheckedIOException e) {
            err().println(Words.plain("nothing was loaded: " + e.getMessage()
                    + "; the list of objects is written there, and --manifests names another place on AWS"));
            return ExitCode.FAILED;
        }
    }

    private Chosen chosen() {
        if (!place.fresh() && !spec.commandLine().getParseResult().hasMatchedOption("-f")) {
            throw misuse("-f is missing: which objects, such as s3://bucket/prefix");
        }
        boolean bare = from.startsWith("s3://") && from.indexOf('/', 5) < 0;
        return Chosen.parse(bare ? from + "/" : from, false)
                .orElseThrow(() -> misuse("-f " + from + " does not look like s3://bucket/prefix"));
    }

    private TableName named(String text) {
        TableName name = TableName.parse(text);
        name.schema()
                .flatMap(Identifier::refusal)
                .or(() -> Identifier.refusal(name.name()))
                .ifPresent(reason -> {
                    throw misuse("--table: " + reason);
                });
        return name;
    }

    private static Table renamed(Table file, Optional<TableName> name) {
        return new Table(
                name.orElse(file.name()),
                file.columns(),
                file.primaryKey(),
                file.distribution(),
                file.sortKey(),
                file.comment(),
                file.audit(),
                file.drift());
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
