package io.windlass.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.windlass.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A reader who follows pages word by word, in an empty directory: makes the files that are shown, types the commands,
/// and looks whether it says what the page says. `./windlass` runs in this process, but for `up`.
final class Session implements AutoCloseable {

    /// What is not typed here, by its first word, and why. What of it is `./windlass` is parsed all the same.
    static final Map<String, String> NOT_TYPED = new TreeMap<>(Map.of(
            "git", "this is the clone",
            "cd", "the reader is there",
            "mvn", "it is what runs this",
            "sam", "needs AWS",
            "aws", "needs AWS",
            "source", "is the reader's own shell",
            "java", "needs the packaged jar; JarStartTest has it"));

    private static final String LAUNCHER = "./windlass ";
    private static final Pattern EXIT = Pattern.compile("# exit (\\d+)$");

    /// Told every ten seconds, so only where a machine is slow.
    private static final Pattern PROGRESS = Pattern.compile("\\w+: [0-9,]+ of [0-9,]+ .*");

    /// That a page has changed definitions is told a moment later, between whatever lines.
    private static final Pattern OF_DEFINITIONS = Pattern.compile("^(definitions |as they are now )");

    private static final Pattern ON_AWS = Pattern.compile("--(stack|workgroup|cluster)\\b");
    private static final List<String> SHELL = List.of("mkdir", "mv", "cp", "rm", "cat", "printf", "gzip", "ls");
    private static final String INBOX = ".windlass/inbox";

    private final Path directory;
    private KeptUp up;

    /// @param directory an empty one
    Session(Path directory) {
        this.directory = directory;
    }

    /// Follows a page.
    ///
    /// @return the page with each output as it was said where that was not as it is shown
    Page follow(Page page) throws IOException, InterruptedException {
        StringBuilder played = new StringBuilder(page.text());
        List<Fence> fences = page.fences();
        List<int[]> places = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<String> said = null;
        for (int at = 0; at < fences.size(); at++) {
            Fence fence = fences.get(at);
            if (fence.typed()) {
                Optional<Fence> next = at + 1 < fences.size()
                        ? Optional.of(fences.get(at + 1))
                                .filter(each -> each.language().equals("text"))
                        : Optional.empty();
                said = type(fence.text(), next);
                continue;
            }
            if (fence.fileThatReads().isPresent()) {
                Path file = directory.resolve(fence.fileThatReads().get());
                remember(fence, Files.readAllLines(file), places, texts);
            } else if (fence.file().isPresent()) {
                write(fence.file().get(), fence.text());
            } else if (said != null && fence.language().equals("text")) {
                remember(fence, said, places, texts);
            }
            said = null;
        }
        for (int place = places.size() - 1; place >= 0; place--) {
            played.replace(places.get(place)[0], places.get(place)[1], texts.get(place));
        }
        return new Page(page.path(), played.toString());
    }

    /// Writes the definitions that a page shows, as they are at its beginning, before it is followed.
    void define(Page page) {
        for (Fence fence : page.fences().reversed()) {
            fence.file().filter(name -> name.startsWith("definitions/")).ifPresent(name -> write(name, fence.text()));
        }
    }

    private void write(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remember(Fence fence, List<String> said, List<int[]> places, List<String> texts) {
        if (!Volatile.agree(fence.text().lines().toList(), said)) {
            places.add(new int[] {fence.start(), fence.start() + fence.text().length()});
            texts.add(said.isEmpty() ? "" : String.join("\n", said) + "\n");
        }
    }

    /// Types lines and gives what they print, as it would stand on the terminal.
    private List<String> type(String block, Optional<Fence> shown) throws IOException, InterruptedException {
        List<String> said = new ArrayList<>();
        List<String> lines = block.replaceAll("\\\\\\n\\s*", "").lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            String typed = line.replaceAll("\\s#.*", "").strip();
            if (typed.isEmpty() || typed.startsWith("#") || NOT_TYPED.containsKey(typed.split(" ", 2)[0])) {
                continue;
            }
            Matcher exit = EXIT.matcher(line);
            int code = exit.find() ? Integer.parseInt(exit.group(1)) : 0;
            Optional<Fence> answer = at == lines.size() - 1 ? shown : Optional.empty();
            said.addAll(typed.startsWith(LAUNCHER) ? windlass(typed, code, answer) : shell(typed, answer));
        }
        return said;
    }

    private List<String> windlass(String typed, int code, Optional<Fence> shown)
            throws IOException, InterruptedException {
        String[] parts = typed.substring(LAUNCHER.length()).split(" > ", 2);
        List<String> arguments = List.of(Claims.arguments(parts[0]));
        if (ON_AWS.matcher(typed).find()) {
            return List.of();
        }
        if (arguments.getFirst().equals("up")) {
            close();
            up = KeptUp.start(
                    directory, arguments, line -> !OF_DEFINITIONS.matcher(line).find());
            return List.of();
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        boolean elsewhere =
                up != null && shown.filter(Fence::ofTheOtherTerminal).isPresent();
        if (elsewhere) {
            up.forget();
        }
        List<String> placed = new Placed(directory).of(arguments);
        int ended = Main.run(placed.toArray(String[]::new), new PrintWriter(out, true), new PrintWriter(err, true));
        String all = err.toString();
        if (parts.length == 2) {
            Files.writeString(directory.resolve(parts[1].strip()), out.toString());
        } else {
            all += out;
        }
        if (ended != code) {
            throw new AssertionError(typed + " ends with " + ended + ":\n" + all);
        }
        if (elsewhere) {
            return told(shown);
        }
        if (up != null) {
            up.forget();
        }
        return all.replace(directory + "/", "")
                .lines()
                .filter(line -> !PROGRESS.matcher(line).matches())
                .toList();
    }

    /// What the cloud that is up tells in its own terminal.
    private List<String> told(Optional<Fence> shown) throws InterruptedException {
        List<String> lines = shown.map(fence -> fence.text().lines().toList()).orElse(List.of());
        return up.said(said -> Volatile.agree(lines, said));
    }

    private List<String> shell(String typed, Optional<Fence> shown) throws IOException, InterruptedException {
        if (!SHELL.contains(typed.split(" ", 2)[0])) {
            throw new AssertionError("nobody types this here: " + typed + "; there are " + SHELL + " and " + NOT_TYPED);
        }
        Process process = new ProcessBuilder("sh", "-c", typed)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError(typed + ": " + said);
        }
        return typed.contains(INBOX) && up != null ? told(shown) : said.lines().toList();
    }

    @Override
    public void close() {
        if (up != null) {
            up.close();
            up = null;
        }
    }
}
