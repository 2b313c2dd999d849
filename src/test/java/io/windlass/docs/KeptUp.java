package io.windlass.docs;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// `./windlass up` of a page, in a process of its own as a reader has it in a terminal of its own.
final class KeptUp implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration END = Duration.ofSeconds(60);

    /// Longer than a load and the time between two ticks, on a busy machine.
    private static final Duration SILENCE = Duration.ofSeconds(20);

    /// Where nothing is to be told, it must be silent for longer than two ticks; while pages are written anew nobody
    /// knows what is to be told.
    private static final Duration NOTHING =
            Duration.ofMillis("write".equals(System.getProperty("windlass.golden")) ? 15_000 : 5_000);

    private final Process process;
    private final Predicate<String> heard;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private KeptUp(Process process, Predicate<String> heard) {
        this.process = process;
        this.heard = heard;
    }

    /// Starts it and waits until it is up.
    ///
    /// @param directory where the reader is
    /// @param arguments after `./windlass`
    /// @param heard which of its lines count
    static KeptUp start(Path directory, List<String> arguments, Predicate<String> heard)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-Dsun.net.httpserver.nodelay=true",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.windlass.cli.Main"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(new File(directory.toString()))
                .redirectErrorStream(true)
                .start();
        KeptUp up = new KeptUp(process, heard);
        Thread.ofVirtual().start(up::read);
        List<String> said = new ArrayList<>();
        while (said.isEmpty() || !said.getLast().startsWith("up;")) {
            String line = up.lines.poll(START.toSeconds(), TimeUnit.SECONDS);
            if (line == null || !up.process.isAlive()) {
                up.close();
                throw new AssertionError("./windlass " + arguments + " does not come up: " + said + " " + line);
            }
            said.add(line);
        }
        return up;
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (heard.test(line)) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What it tells until that is enough, or until it has nothing more to tell.
    List<String> said(Predicate<List<String>> enough) throws InterruptedException {
        List<String> said = new ArrayList<>();
        long silence = (enough.test(said) ? NOTHING : SILENCE).toMillis();
        for (String line = lines.poll(silence, TimeUnit.MILLISECONDS);
                line != null;
                line = lines.poll(silence, TimeUnit.MILLISECONDS)) {
            said.add(line);
            if (enough.test(said)) {
                return said;
            }
        }
        return said;
    }

    /// Forgets what it told without being waited for.
    void forget() {
        lines.clear();
    }

    @Override
    public void close() {
        // Not through the process, which would close what is still being read.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
