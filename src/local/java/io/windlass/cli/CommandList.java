package io.windlass.cli;

import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IHelpSectionRenderer;

/// The commands, each with what it does in one whole sentence: the first of its description, as far as that can stand
/// alone.
final class CommandList implements IHelpSectionRenderer {

    private static final int INDENT = 2;

    @Override
    public String render(Help help) {
        Map<String, Help> commands = help.subcommands();
        int names = commands.keySet().stream().mapToInt(String::length).max().orElse(0) + INDENT;
        int width = help.commandSpec().usageMessage().width();
        TextTable table = TextTable.forColumns(
                help.colorScheme(),
                new Column(names, INDENT, Overflow.SPAN),
                new Column(width - names, INDENT, Overflow.WRAP));
        commands.forEach((name, command) -> table.addRowValues(
                help.colorScheme().commandText(name), help.colorScheme().text(sentence(command))));
        return table.toString();
    }

    private static String sentence(Help command) {
        String[] lines = command.commandSpec().usageMessage().description();
        return String.join(" ", lines).split("[.:;]( |$)", 2)[0] + ".";
    }
}
