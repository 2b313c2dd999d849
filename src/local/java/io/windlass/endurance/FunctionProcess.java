package io.windlass.endurance;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// A function that runs in a process of its own: see [FunctionMain].
final class FunctionProcess implements AutoCloseable {

    /// Asks how much of the heap is live, instead of an event.
    static final String HEAP = "heap";

    /// A quarter of what the template gives each function.
    private static final String MEMORY = "-Xmx256m";

    private static final long PATIENCE = 60;

    private final Process process;
    private final BufferedWriter in;
    private final Consumer<String> notices;
    private final Map<String, CompletableFuture<Answer>> asked = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    private FunctionProcess(Process process, Consumer<String> notices) {
        this.process = process;
        this.notices = notices;
        this.in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        Thread.ofPlatform().daemon().start(this::listen);
    }

    /// What became of an event.
    ///
    /// @param done whether it was acted on
    /// @param text the function's answer, or why it failed each time
    record Answer(boolean done, String text) {}

    /// @param function `recorder` or `loader`
    /// @param home the directory with the cloud's endpoints
    /// @param copies how many of it run at once
    /// @param notices hears what the function tells
    static FunctionProcess start(String function, Path home, long seed, int copies, Consumer<String> notices)
            throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                java,
                MEMORY,
                "-XX:+UseSerialGC",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                FunctionMain.class.getName(),
                function,
                home.toString(),
                Long.toString(seed),
                Integer.toString(copies)));
        return new FunctionProcess(
                builder.redirectError(ProcessBuilder.Redirect.DISCARD).start(), notices);
    }

    /// Hands an event in. Waits while the function's queue is full.
    CompletableFuture<Answer> call(String event) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        hand(event, answer);
        return answer;
    }

    /// Hands an event in whose answer nobody waits for.
    void send(String event) {
        hand(event, new CompletableFuture<>());
    }

    private void hand(String event, CompletableFuture<Answer> answer) {
        String number = Long.toString(numbers.incrementAndGet());
        asked.put(number, answer);
        synchronized (in) {
            try {
                in.write(number + " " + event + "\n");
                in.flush();
            } catch (IOException e) {
                answer.completeExceptionally(e);
            }
        }
    }

    private void listen() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                hear(line);
            }
        } catch (IOException e) {
            end(e);
            return;
        }
        end(new IOException("the function's process ended"));
    }

    private void end(IOException failure) {
        asked.values().forEach(answer -> answer.completeExceptionally(new UncheckedIOException(failure)));
    }

    private void hear(String line) {
        String[] parts = line.split(" ", 3);
        CompletableFuture<Answer> answer = asked.remove(parts[0]);
        if (answer != null) {
            answer.complete(new Answer(parts[1].equals("ok"), parts.length > 2 ? parts[2] : ""));
        } else if (parts[0].equals("notice")) {
            notices.accept(line.substring("notice ".length()));
        }
    }

    @Override
    public void close() {
        try {
            in.close();
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
