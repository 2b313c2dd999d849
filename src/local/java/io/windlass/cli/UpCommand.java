package io.windlass.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.load.Notice;
import io.windlass.local.EventDelivery;
import io.windlass.local.Inbox;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import io.windlass.local.PageServer;
import io.windlass.local.Trace;
import io.windlass.page.Commands;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Support;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Keeps an embedded cloud up.
@Command(
        name = "up",
        description = {
            "Starts the embedded cloud with all pipelines live and stays up until it is interrupted.",
            "Files that are renamed into the inbox are put into the data bucket and load, as does whatever any",
            "client puts at the S3 endpoint. The endpoints are in endpoints.json of the home directory, and as variables",
            "of a shell in its file env: \"source .windlass/env\" makes the AWS CLI and every SDK talk to this cloud. What",
            "EventBridge would tell of the end of each run is a line of events.jsonl beside them. WINDLASS_STATUS_PAGE is",
            "the address of a page that shows where the pipelines stand and refreshes itself; only this computer can open",
            "it.",
            "",
            "Definitions are read once. When their files change, a line says which, and what would be wrong with them;",
            "they are taken when the command is stopped and started again. An object that no live pipeline takes is named.",
            "",
            "In the inbox, what begins with a dot is left alone, and so are links to directories. A file whose",
            "path the S3 server cannot hold goes to a directory of its own below refused/ of the home directory."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./windlass up",
            "  ./windlass up --home DIR --definitions DIR --pipelines orders,hits"
        })
final class UpCommand implements Callable<Integer> {

    /// Where the status page is found.
    static final String PAGE = "WINDLASS_STATUS_PAGE";

    private static final Duration TICK = Duration.ofSeconds(1);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".windlass",
            description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
    private Path home;

    @Mixin
    private DefinitionsOption definitions;

    @Option(
            names = "--pipelines",
            paramLabel = "NAMES",
            split = ",",
            description = "Which pipelines are live (default: all).")
    private List<String> pipelines = List.of();

    @Option(
            names = "--page-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "The port of the status page (default: a free one).")
    private int pagePort;

    @Option(names = "--json", description = "Print the endpoints as one JSON object, and nothing else.")
    private boolean json;

    @Mixin
    private TraceOption trace;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Optional<DefinitionsWatch> watch =
                definitions.watch(InstantSource.system(), line -> err.println(Words.plain(line)));
        Optional<Catalog> read = definitions.read(err);
        if (read.isEmpty()) {
            return ExitCode.FAILED;
        }
        List<String> unknown = pipelines.stream()
                .filter(name -> read.get().pipeline(name).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            err.println("there is no pipeline " + String.join(", ", unknown) + "; the definitions have "
                    + String.join(", ", read.get().pipelines().keySet()));
            return ExitCode.FAILED;
        }
        Catalog catalog = pipelines.isEmpty() ? read.get() : read.get().only(pipelines);
        if (!catalog.left().isEmpty()) {
            catalog.left().forEach(sentence -> err.println("--pipelines: " + sentence));
            return ExitCode.FAILED;
        }
        if (!definitions.heldHere(catalog, err)) {
            return ExitCode.FAILED;
        }
        Path directory = Unusable.directory("--home", home.toAbsolutePath().normalize());
        Optional<Keeper> keeper = Keeper.of(directory);
        if (keeper.isEmpty()) {
            err.println("another up keeps a cloud in " + directory
                    + " already: stop it first, or name another directory with --home");
            return ExitCode.FAILED;
        }
        Thread hook = new Thread(this::interrupted);
        Runtime.getRuntime().addShutdownHook(hook);
        try (Keeper _ = keeper.get();
                Trace tracing = trace.open()) {
            run(catalog, directory, tracing, watch);
        } finally {
            stopped.countDown();
        }
        return ExitCode.DONE;
    }

    private void run(Catalog catalog, Path directory, Trace tracing, Optional<DefinitionsWatch> watch)
            throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        ConsoleNotices notices = new ConsoleNotices(err, true, catalog);
        catalog.pipelines()
                .forEach((name, pipeline) ->
                        Support.missing(pipeline).forEach(reason -> notices.tell(new Notice.Trouble(name, reason))));
        Backlogs backlogs = new Backlogs(catalog, err::println);
        Strays strays = new Strays(catalog, InstantSource.system(), line -> err.println(Words.plain(line)));
        LocalStack.Options options = new LocalStack.Options(
                catalog, Optional.of(directory), EventDelivery.Manner.plain(), notices, tracing, strays::hear);
        err.println("starting the embedded cloud in " + directory);
        try (LocalStack stack = LocalStack.start(options);
                Inbox inbox = new Inbox(
                        directory.resolve("inbox"),
                        stack.cloud().clients().s3(),
                        LocalCloud.DATA_BUCKET,
                        line -> err.println(Words.plain(line)));
                PageServer page =
                        new PageServer(pagePort, livePage(stack.cloud(), catalog)::html, InstantSource.system())) {
            Map<String, String> variables = stack.cloud().variables();
            variables.put(PAGE, page.address().toString());
            Endpoints.write(directory.resolve("endpoints.json"), variables);
            Endpoints.writeShell(directory.resolve(Endpoints.SHELL), variables);
            definitions.keep(directory);
            KeptCloud.live(directory, catalog.pipelines().keySet());
            print(variables);
            err.println("for these in another terminal: " + Words.plain(Endpoints.source(home)));
            err.println("up; rename files into " + inbox.directory() + " or put them into s3://"
                    + LocalCloud.DATA_BUCKET + "; stop with Ctrl-C");
            while (stop.getCount() > 0) {
                inbox.collect();
                strays.look();
                backlogs.look(stack.tick());
                watch.ifPresent(DefinitionsWatch::look);
                stack.await(TICK);
            }
            err.println("stopping");
        }
    }

    private LivePage livePage(LocalCloud cloud, Catalog catalog) {
        List<String> where = new ArrayList<>(List.of("--home", home.toString()));
        where.addAll(definitions.words());
        return LivePage.of(cloud, catalog, new Commands(where));
    }

    private void print(Map<String, String> variables) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode node = new JsonMapper().createObjectNode();
            variables.forEach(node::put);
            out.println(node);
        } else {
            out.print(Endpoints.exports(variables));
        }
        out.flush();
    }

    /// The process ends only when everything is closed.
    private void interrupted() {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
