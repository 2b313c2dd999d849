package io.windlass.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.grants.ReadRights;
import io.windlass.grants.Rights;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Definitions;
import io.windlass.pipeline.Mistake;
import io.windlass.pipeline.Pipeline;
import io.windlass.schema.Identifier;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints the SQL that gives the database users of a stack their rights: the loader's and, where there is one, the
/// API's.
@Command(
        name = "grants",
        description = {
            "Prints the SQL that lets a database user load pipelines and do nothing else: it makes schemas and tables",
            "where they are missing and grants what the loader's statements need. Asks no warehouse and runs nothing.",
            "A superuser runs it before the first load, and again after definitions or the user have changed.",
            "",
            "With --stack users, database and live pipelines are the stack's; where it has a function for applications",
            "(Api=on or url), its user may read the tables that pipelines fill. Without it name the users: a stack's are",
            "IAMR:ROLE, with the outputs LoaderRoleName and ApiRoleName as ROLE."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./windlass grants --stack windlass",
            "  ./windlass grants sparkify --user IAMR:windlass-LoaderRole-1A2B3C --api-user IAMR:windlass-ApiRole-4D5E6F",
            "  ./windlass grants --user loader --database sales --definitions DIR --json"
        })
final class GrantsCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PIPELINE",
            arity = "0..*",
            description = "The pipelines that the user loads (default: the stack's live ones, else all).")
    private List<String> pipelines = List.of();

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "The database user who loads (default: that of the stack's loader).")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--api-user",
            paramLabel = "NAME",
            description = "The database user who answers applications (default: that of the stack's function, if any).")
    private Optional<String> apiUser = Optional.empty();

    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = "The database that they connect to (default: the stack's, else dev).")
    private Optional<String> database = Optional.empty();

    @Option(
            names = "--copy-role",
            paramLabel = "ARN",
            description = "Also grant the use of COPY's role, for a warehouse that has revoked ASSUMEROLE from PUBLIC.")
    private Optional<String> copyRole = Optional.empty();

    @Mixin
    private HomeOption home;

    @Mixin
    private DefinitionsOption definitions;

    @Option(names = "--json", description = "One JSON line for each statement or remark; nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Cloud> cloud = home.chosen();
        GrantedUsers users = GrantedUsers.of(
                cloud.filter(DeployedStack.class::isInstance).map(DeployedStack.class::cast), user, apiUser, database);
        Optional<String> misuse = misuse(users);
        if (misuse.isPresent()) {
            err.println(misuse.get());
            return ExitCode.USAGE;
        }
        return switch (definitions.read(cloud)) {
            case Definitions.Faulty(List<Mistake> mistakes) -> {
                mistakes.forEach(err::println);
                yield ExitCode.FAILED;
            }
            case Definitions.Sound sound -> print(sound.catalog(), users);
        };
    }

    private int print(Catalog catalog, GrantedUsers users) {
        List<String> known = List.copyOf(catalog.pipelines().keySet());
        List<String> wanted = pipelines.isEmpty() ? users.live() : pipelines;
        Optional<String> unknown =
                wanted.stream().filter(name -> !known.contains(name)).findFirst();
        if (unknown.isPresent()) {
            spec.commandLine()
                    .getErr()
                    .println("there is no pipeline " + Words.plain(unknown.get()) + "; the definitions have "
                            + String.join(", ", known));
            return ExitCode.FAILED;
        }
        Catalog chosen = wanted.isEmpty() ? catalog : catalog.only(wanted);
        print(List.copyOf(chosen.pipelines().values()), users);
        return ExitCode.DONE;
    }

    private Optional<String> misuse(GrantedUsers users) {
        if (users.loader().isEmpty()) {
            return Optional.of("name the database user with --user, such as IAMR:role"
                    + (home.deployed() ? ": the stack logs in with a secret" : ", or the stack with --stack"));
        }
        if (Stream.concat(users.loader().stream(), users.api().stream()).anyMatch(GrantsCommand::refused)) {
            return Optional.of("--user and --api-user must be names of at most " + Identifier.MAX_BYTES
                    + " bytes, such as IAMR:role");
        }
        if (refused(users.database())) {
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

    private void print(List<Pipeline> chosen, GrantedUsers users) {
        PrintWriter out = spec.commandLine().getOut();
        List<Rights.Line> lines =
                new ArrayList<>(new Rights(chosen, users.loader().orElseThrow(), users.database(), copyRole).lines());
        users.api().ifPresent(api -> lines.addAll(new ReadRights(chosen, api, copyRole).lines()));
        for (Rights.Line line : lines) {
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
