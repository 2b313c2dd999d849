package io.windlass.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.grants.Rights;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Pipeline;
import io.windlass.schema.Identifier;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints the SQL that gives the loader's database user its rights.
@Command(
        name = "grants",
        description = {
            "Prints the SQL that lets a database user load pipelines and do nothing else: it makes schemas and tables",
            "where they are missing and grants what the loader's statements need. Asks no warehouse and runs nothing.",
            "A superuser runs it before the first load, and again after definitions or the user have changed.",
            "",
            "A stack's user is IAMR:ROLE, with the output LoaderRoleName as ROLE."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./windlass grants sparkify --user IAMR:windlass-LoaderRole-1A2B3C",
            "  ./windlass grants --user loader --database sales --definitions DIR --json"
        })
final class GrantsCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PIPELINE",
            arity = "0..*",
            description = "The pipelines that the user loads (default: all).")
    private List<String> pipelines = List.of();

    @Option(names = "--user", required = true, paramLabel = "NAME", description = "The database user.")
    private String user = "";

    @Option(
            names = "--database",
            paramLabel = "NAME",
            defaultValue = "dev",
            description = "The database that the loader connects to (default: ${DEFAULT-VALUE}).")
    private String database;

    @Option(
            names = "--copy-role",
            paramLabel = "ARN",
            description = "Also grant the use of COPY's role, for a warehouse that has revoked ASSUMEROLE from PUBLIC.")
    private Optional<String> copyRole = Optional.empty();

    @Mixin
    private DefinitionsOption definitions;

    @Option(names = "--json", description = "One JSON line for each statement or remark; nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Optional<String> misuse = misuse();
        if (misuse.isPresent()) {
            err.println(misuse.get());
            return ExitCode.USAGE;
        }
        Optional<Catalog> catalog = definitions.read(err);
        if (catalog.isEmpty()) {
            return ExitCode.FAILED;
        }
        List<String> known = List.copyOf(catalog.get().pipelines().keySet());
        Optional<String> unknown =
                pipelines.stream().filter(name -> !known.contains(name)).findFirst();
        if (unknown.isPresent()) {
            err.println("there is no pipeline " + Words.plain(unknown.get()) + "; the definitions have "
                    + String.join(", ", known));
            return ExitCode.FAILED;
        }
        Catalog chosen = pipelines.isEmpty() ? catalog.get() : catalog.get().only(pipelines);
        print(List.copyOf(chosen.pipelines().values()));
        return ExitCode.DONE;
    }

    private Optional<String> misuse() {
        if (refused(user)) {
            return Optional.of(
                    "--user must be a name of at most " + Identifier.MAX_BYTES + " bytes, such as IAMR:role");
        }
        if (refused(database)) {
            return Optional.of("--database must be a name of at most " + Identifier.MAX_BYTES + " bytes");
        }
        return copyRole.filter(role -> !role.startsWith("arn:"))
                .map(role -> "--copy-role must be the ARN of a role, such as arn:aws:iam::123456789012:role/copy");
    }

    private static boolean refused(String name) {
        return name.isBlank()
                || Identifier.bytes(name) > Identifier.MAX_BYTES
                || name.codePoints().anyMatch(Character::isISOControl);
    }

    private void print(List<Pipeline> chosen) {
        PrintWriter out = spec.commandLine().getOut();
        for (Rights.Line line : new Rights(chosen, user, database, copyRole).lines()) {
            out.println(
                    switch (line) {
                        case Rights.Line.Remark(String text) -> json ? object("remark", text) : "-- " + text;
                        case Rights.Line.Sql(String text) -> json ? object("sql", text) : text + ";";
                    });
        }
        out.flush();
    }

    private static String object(String name, String text) {
        return JSON.createObjectNode().put(name, text).toString();
    }
}
