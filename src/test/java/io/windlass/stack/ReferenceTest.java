package io.windlass.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the pages for people on call say of the template. The page of parameters is made of it: after a change write it
/// anew with `-Dwindlass.golden=write`.
class ReferenceTest {

    private static final Path PARAMETERS = Path.of("docs/reference/parameters.md");
    private static final Path OPERATING = Path.of("docs/operating.md");
    private static final Pattern ALARM = Pattern.compile("(?m)^### `(\\w+)`$");
    private static final Pattern VARIABLE = Pattern.compile("\"(WINDLASS_[A-Z_]+)\"");

    @Test
    void everyParameterOutputAndVariable() throws IOException {
        Template template = Template.read();
        StringBuilder page = new StringBuilder("""
                # Parameters

                What a stack is told, what it tells, and what its functions are told. This page is generated from
                [template.yaml](../../template.yaml) by [ReferenceTest](../../src/test/java/io/windlass/stack/ReferenceTest.java).
                [Deploying](../deploying.md#parameters) says what to choose.

                ## Parameters of the stack

                | parameter | default | takes | meaning |
                |---|---|---|---|
                """);
        template.section("Parameters")
                .forEach((name, value) ->
                        page.append("| `").append(name).append("` | ").append(parameter(Template.map(value))));
        page.append("\n## Outputs\n\n| output | meaning |\n|---|---|\n");
        template.section("Outputs")
                .forEach((name, value) -> page.append("| `")
                        .append(name)
                        .append("` | ")
                        .append(cell(Template.map(value).get("Description")))
                        .append(" |\n"));
        page.append("\n## Environment of the functions\n\n")
                .append(
                        "Set by the template; there is nothing to set by hand. A variable that is blank counts as unset.\n\n")
                .append("| variable | from |\n|---|---|\n");
        variables(template)
                .forEach((name, value) -> page.append("| `")
                        .append(name)
                        .append("` | ")
                        .append(source(value))
                        .append(" |\n"));
        if ("write".equals(System.getProperty("windlass.golden"))) {
            Files.createDirectories(PARAMETERS.getParent());
            Files.writeString(PARAMETERS, page);
        }
        assertEquals(Files.readString(PARAMETERS), page.toString());
    }

    private static String parameter(Map<?, ?> parameter) {
        Object standard = parameter.get("Default");
        String shown = standard == null || standard.toString().isEmpty() ? "" : "`" + standard + "`";
        return shown + " | " + takes(parameter) + " | " + cell(parameter.get("Description")) + " |\n";
    }

    private static String takes(Map<?, ?> parameter) {
        if (parameter.get("AllowedValues") instanceof List<?> values) {
            return values.stream().map(value -> "`" + value + "`").collect(Collectors.joining(", "));
        }
        if (parameter.get("MinValue") != null) {
            return parameter.get("MinValue") + " to " + parameter.get("MaxValue");
        }
        Object constraint = parameter.get("ConstraintDescription");
        return constraint == null ? "a list" : cell(constraint);
    }

    private static Map<?, ?> variables(Template template) {
        Map<?, ?> function =
                Template.map(Template.map(template.root().get("Globals")).get("Function"));
        return Template.map(Template.map(function.get("Environment")).get("Variables"));
    }

    /// The parameters and resources that the value names.
    private static String source(Object value) {
        Set<String> names = new TreeSet<>();
        gather(value, names);
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static void gather(Object value, Set<String> names) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((function, argument) -> {
                    if (argument instanceof String text && !function.equals("Sub")) {
                        names.add(text.replaceFirst("\\.Arn$", ""));
                    } else if (argument instanceof List<?> list && function.equals("If")) {
                        list.stream().skip(1).forEach(branch -> gather(branch, names));
                    } else if (argument instanceof String text) {
                        Pattern.compile("\\$\\{([^}]+)}")
                                .matcher(text)
                                .results()
                                .forEach(match -> names.add(match.group(1)));
                    }
                });
            default -> names.removeIf(String::isEmpty);
        }
        names.remove("AWS::NoValue");
    }

    private static String cell(Object text) {
        return text.toString().strip().replace('\n', ' ').replace("|", "\\|");
    }

    @Test
    void everyVariableThatIsReadIsSet() throws IOException {
        String reader = Files.readString(Path.of("src/main/java/io/windlass/lambda/EnvironmentReader.java"));
        Set<String> read = VARIABLE.matcher(reader)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> set = variables(Template.read()).keySet().stream()
                .map(Object::toString)
                .filter(name -> name.startsWith("WINDLASS_"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(read, set);
    }

    @Test
    void everyAlarmIsExplained() throws IOException {
        Set<String> explained = ALARM.matcher(Files.readString(OPERATING))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> silent = new TreeSet<>();
        Template.read().resources("AWS::CloudWatch::Alarm").keySet().forEach(name -> silent.add(name.toString()));
        silent.removeAll(explained);
        assertEquals(Set.of(), silent);
    }
}
