package io.windlass.cli;

import io.windlass.pipeline.CopyForm;
import io.windlass.redshift.Format;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// COPY's own options as flags of a command: one for each that definitions know, so that none is written twice.
final class CopyFlags implements CommandLine.IModelTransformer {

    /// Before the name of an option that the command has for something else, such as `--region`.
    private static final String OWN = "--copy-";

    /// Called by picocli.
    CopyFlags() {}

    @Override
    public CommandSpec transform(CommandSpec command) {
        ArgGroupSpec.Builder group = ArgGroupSpec.builder()
                .heading("%nCOPY's own options, as a pipeline's \"options\" have them:%n")
                .validate(false)
                .order(1);
        for (CopyForm.Flag flag : CopyForm.flags()) {
            group.addArg(option(flag, name(command, flag)));
        }
        return command.addArgGroup(group.build());
    }

    /// What was given, by the options' names; an empty text where an option was only named.
    static Map<String, String> given(CommandSpec command) {
        Map<String, String> given = new LinkedHashMap<>();
        CommandLine.ParseResult parsed = command.commandLine().getParseResult();
        for (CopyForm.Flag flag : CopyForm.flags()) {
            String name = "--" + flag.name();
            OptionSpec option = command.findOption(OWN + flag.name());
            String own = option == null ? name : OWN + flag.name();
            if (parsed.hasMatchedOption(own)) {
                Object value = parsed.matchedOption(own).getValue();
                given.put(flag.name(), value instanceof Boolean ? "" : String.valueOf(value));
            }
        }
        return given;
    }

    /// A sentence of the reader of definitions in the words of a command line.
    static String worded(String mistake) {
        String worded = mistake;
        for (CopyForm.Flag flag : CopyForm.flags()) {
            worded = worded.replace("\"" + flag.name() + "\"", "--" + flag.name());
        }
        return worded.replace("\"format\"", "--format").replace("\"compression\"", "--compression");
    }

    private static String name(CommandSpec command, CopyForm.Flag flag) {
        String name = "--" + flag.name();
        return command.findOption(name) == null ? name : OWN + flag.name();
    }

    private static OptionSpec option(CopyForm.Flag flag, String name) {
        boolean plain = flag.value().isEmpty();
        OptionSpec.Builder option = OptionSpec.builder(name)
                .description(described(flag))
                .type(plain ? boolean.class : String.class)
                .arity(plain ? "0" : flag.bare() ? "0..1" : "1");
        if (!plain) {
            option.paramLabel("V");
        }
        return plain || !flag.bare() ? option.build() : option.fallbackValue("").build();
    }

    private static String described(CopyForm.Flag flag) {
        String what = flag.value().isEmpty() ? "" : flag.value() + "; ";
        return (what + formats(flag)).replace("%", "%%");
    }

    /// Whichever is shorter: those that take it, or those that do not.
    private static String formats(CopyForm.Flag flag) {
        EnumSet<Format> others = EnumSet.allOf(Format.class);
        others.removeAll(flag.formats());
        if (others.isEmpty()) {
            return "for all formats";
        }
        return others.size() < flag.formats().size() ? "not for " + names(others) : "for " + names(flag.formats());
    }

    private static String names(Set<Format> formats) {
        return formats.stream().map(Format::text).collect(Collectors.joining(", "));
    }
}
