package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// Every command as the model of the command line has it, and the page that is made of it. After a change write the
/// page
/// anew with `-Dwindlass.golden=write` and read the difference.
class CommandsPageTest {

    private static final Path PAGE = Path.of("docs/commands.md");

    /// Prints a script and no rows.
    private static final Set<String> WITHOUT_JSON = Set.of("completion");

    private static final String HEAD = """
            # Commands

            Every command of `./windlass`, as `./windlass COMMAND --help` shows it. This page is generated from the command
            line itself by [CommandsPageTest](../src/test/java/io/windlass/cli/CommandsPageTest.java), which fails where the
            page says otherwise.

            Exit codes: 0, done; 2, something failed, was quarantined or is wrong in the input, and was named; 64, wrong usage;
            70, a fault of Windlass. With `--json` standard output holds JSON lines and nothing else; progress and messages go
            to standard error, where long work shows a bar on a terminal and a line every ten seconds elsewhere. Colours are for
            terminals, and not where `NO_COLOR` is set.
            """;

    private static Map<String, CommandLine> commands() {
        return Main.commandLine().getSubcommands();
    }

    static Stream<String> names() {
        return commands().keySet().stream();
    }

    private static String usage(CommandLine command) {
        return command.getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing();
    }

    @Test
    void thePageShowsEveryCommandAsItIs() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        commands()
                .forEach((name, command) -> page.append("\n## ")
                        .append(name)
                        .append("\n\n```text\n")
                        .append(usage(command))
                        .append("\n```\n"));
        if ("write".equals(System.getProperty("windlass.golden"))) {
            Files.writeString(PAGE, page);
        }
        assertEquals(Files.readString(PAGE), page.toString());
    }

    @Test
    void theOverviewSaysWhatEachCommandDoesInAWholeSentence() {
        String overview = String.join("\n", Command.run("--help").out()).replaceAll("\n {10,}", " ");
        commands().forEach((name, command) -> {
            String line = overview.lines()
                    .filter(each -> each.matches("  " + name + " {2,}.*"))
                    .findFirst()
                    .orElseThrow();
            String told = line.strip().substring(name.length()).strip();
            String whole =
                    String.join(" ", command.getCommandSpec().usageMessage().description());
            assertTrue(told.endsWith(".") && told.length() < 220, line);
            assertTrue(whole.startsWith(told.substring(0, told.length() - 1)), line);
        });
        assertTrue(overview.contains("  start          Asks for a run of a pipeline and waits until it is over.\n"));
        assertTrue(overview.contains("  status         Shows where pipelines stand.\n"), overview);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyCommandHasExamplesThatCanBeTyped(String name) {
        List<String> examples = Stream.of(
                        commands().get(name).getCommandSpec().usageMessage().footer())
                .reduce((one, other) ->
                        one.endsWith("\\") ? one.substring(0, one.length() - 1) + other.strip() : one + "\n" + other)
                .orElse("")
                .lines()
                .filter(line -> line.contains("windlass " + name) || line.contains("windlass-cli.jar " + name))
                .toList();
        assertFalse(examples.isEmpty(), "no example of " + name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyCommandSpeaksJson(String name) {
        boolean speaks = commands().get(name).getCommandSpec().findOption("--json") != null;
        assertEquals(!WITHOUT_JSON.contains(name), speaks, name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyCommandHelpsWithoutColoursInAPipe(String name) {
        Command help = Command.run(name, "--help");
        assertEquals(0, help.code(), help.err());
        assertTrue(help.out().size() > 5);
        assertFalse(String.join("\n", help.out()).contains("\u001B"));
        assertEquals(64, Command.run(name, "--no-such-option").code());
    }
}
