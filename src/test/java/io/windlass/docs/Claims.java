package io.windlass.docs;

import io.windlass.cli.Main;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import io.windlass.pipeline.Mistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/// What a page says that can be checked, and what of it is wrong: one line for each.
final class Claims {

    private static final Pattern FILE =
            Pattern.compile("(src|docs|events|\\.ci)/[\\w./-]*|[\\w-]+\\.(md|yaml|toml|xml|java)");
    private static final Pattern CLASS = Pattern.compile("((?:[a-z]+\\.)*)([A-Z]\\w*(?:Test|Contract))");
    private static final Pattern QUALIFIED = Pattern.compile("((?:[a-z]+\\.)+)([A-Z]\\w+)");
    private static final Pattern METHOD = Pattern.compile("([A-Z]\\w+)\\.([a-z]\\w+)");
    private static final Pattern ARGUMENT = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final Pattern KIND = Pattern.compile("\"(pipeline|table)\"\\s*:\\s*\"([^\"]+)\"");

    private Claims() {}

    /// Links to files or headings that are not there.
    static List<String> deadLinks(Page page) {
        List<String> dead = new ArrayList<>();
        for (String link : page.links()) {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty()
                    ? page.path()
                    : Optional.ofNullable(page.path().getParent())
                            .orElse(Path.of(""))
                            .resolve(parts[0])
                            .normalize();
            if (!Files.exists(target)) {
                dead.add(page.path() + " links to " + link);
            } else if (parts.length == 2 && !Page.read(target).anchors().contains(parts[1])) {
                dead.add(page.path() + " links to " + link + ", but there is no such heading");
            }
        }
        return dead;
    }

    /// Files, classes and methods in backticks that are not there.
    static List<String> goneNames(Page page) {
        return page.code().stream()
                .filter(code -> !there(code))
                .map(code -> page.path() + " names " + code)
                .toList();
    }

    private static boolean there(String code) {
        Matcher type = CLASS.matcher(code);
        Matcher qualified = QUALIFIED.matcher(code);
        Matcher method = METHOD.matcher(code);
        if (FILE.matcher(code).matches()) {
            return Files.exists(Path.of(code)) || !sources(code).isEmpty();
        }
        if (type.matches()) {
            return !sources(type.group(2) + ".java").isEmpty();
        }
        if (qualified.matches()) {
            String folder = qualified.group(1).replace("io.windlass.", "").replace('.', '/');
            return sources(qualified.group(2) + ".java").stream()
                    .anyMatch(file -> file.toString().endsWith("windlass/" + folder + qualified.group(2) + ".java"));
        }
        if (method.matches()) {
            Pattern called = Pattern.compile("\\b" + method.group(2) + "\\(");
            return sources(method.group(1) + ".java").stream()
                    .anyMatch(file -> called.matcher(Page.read(file).text()).find());
        }
        return true;
    }

    private static List<Path> sources(String name) {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Commands that the command line does not take.
    static List<String> wrongCommands(Page page) {
        List<String> wrong = new ArrayList<>();
        for (String command : page.commands()) {
            try {
                new CommandLine(new Main()).parseArgs(arguments(command));
            } catch (CommandLine.ParameterException e) {
                wrong.add(page.path() + " shows ./windlass " + command + ": " + e.getMessage());
            }
        }
        return wrong;
    }

    /// A command as a shell would take it apart.
    static String[] arguments(String command) {
        return ARGUMENT.matcher(command)
                .results()
                .map(match -> Stream.of(match.group(1), match.group(2), match.group(3))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(""))
                // What a reader puts in, where a number is wanted.
                .map(argument -> argument.equals("N") || argument.equals("SEED") ? "1" : argument)
                .toArray(String[]::new);
    }

    /// Mistakes in a page's JSON, all blocks read together as the definitions that they are.
    static List<String> wrongDefinitions(Page page) {
        List<String> wrong = new ArrayList<>();
        Map<String, String> files = new TreeMap<>();
        for (String block : page.blocks("json")) {
            Matcher kind = KIND.matcher(block);
            if (kind.find()) {
                files.put(kind.group(1).equals("table") ? name("schemas", kind) : name("pipelines", kind), block);
            } else {
                wrong.add(page.path() + " has a block of JSON that is no definition");
            }
        }
        for (Fence fence : page.fences()) {
            fence.file()
                    .filter(name -> name.endsWith(".sql"))
                    .ifPresent(name -> files.put(name.substring(name.indexOf('/') + 1), fence.text()));
        }
        if (!files.isEmpty()
                && Definitions.read(DefinitionFiles.of(files)) instanceof Definitions.Faulty(List<Mistake> mistakes)) {
            mistakes.forEach(mistake -> wrong.add(page.path() + ": " + mistake));
        }
        return wrong;
    }

    private static String name(String folder, Matcher kind) {
        return folder + "/" + kind.group(2) + ".json";
    }
}
