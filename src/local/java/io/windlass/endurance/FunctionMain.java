package io.windlass.endurance;

import io.windlass.aws.JdkHttp;
import io.windlass.lambda.Deployment;
import io.windlass.lambda.LoaderHandler;
import io.windlass.lambda.RecorderHandler;
import io.windlass.load.Notice;
import io.windlass.load.Notices;
import io.windlass.local.LocalStack;
import io.windlass.local.RunningCloud;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.random.RandomGenerator;

/// A function as a process of its own: each line of its input is a number, a blank and an event; each line of its
/// output
/// is that number and what became of it, or a notice. As many copies of the function as it has threads.
final class FunctionMain {

    /// Lambda's queue of asynchronous events holds more; a full one makes the sender wait.
    private static final int WAITING = 1_000;

    /// Lambda tries an asynchronous event three times before it gives it up.
    private static final int TRIES = 3;

    private static final String END = "";

    private final PrintStream out;
    private final DisturbedHttp http;
    private final RunningCloud cloud;

    private FunctionMain(PrintStream out, Path home, long seed) {
        this.out = out;
        this.cloud = RunningCloud.at(home);
        this.http = new DisturbedHttp(JdkHttp.create(), seeded(seed));
    }

    /// @param arguments `recorder` or `loader`, the directory with the cloud's endpoints, a seed, and how many copies
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = System.out;
        System.setOut(System.err);
        FunctionMain process = new FunctionMain(out, Path.of(arguments[1]), Long.parseLong(arguments[2]));
        process.serve(arguments[0].equals("recorder"), Integer.parseInt(arguments[3]));
    }

    /// Threads draw from one stream, so a seed gives the same rates and not the same faults.
    private static RandomGenerator seeded(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return () -> {
            synchronized (random) {
                return random.nextLong();
            }
        };
    }

    private void serve(boolean recorder, int copies) throws IOException, InterruptedException {
        BlockingQueue<String> lines = new ArrayBlockingQueue<>(WAITING);
        List<Thread> threads = new ArrayList<>();
        for (int copy = 0; copy < copies; copy++) {
            Function function = recorder ? recorder() : loader();
            threads.add(Thread.ofPlatform().start(() -> work(function, lines)));
        }
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.put(line);
            }
        }
        for (int copy = 0; copy < copies; copy++) {
            lines.put(END);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void work(Function function, BlockingQueue<String> lines) {
        try {
            for (String line = lines.take(); !line.equals(END); line = lines.take()) {
                int blank = line.indexOf(' ');
                answer(line.substring(0, blank), line.substring(blank + 1), function);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(String number, String event, Function function) {
        if (event.equals(FunctionProcess.HEAP)) {
            out.println(number + " ok " + LiveHeap.bytes() + " " + http.disturbed());
            return;
        }
        String failure = "";
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                function.call(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer);
                out.println(number + " ok " + answer.toString(StandardCharsets.UTF_8));
                return;
            } catch (IOException | RuntimeException e) {
                failure = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            }
        }
        out.println(number + " failed " + failure);
    }

    @FunctionalInterface
    private interface Function {
        void call(ByteArrayInputStream event, ByteArrayOutputStream answer) throws IOException;
    }

    private Function recorder() {
        RecorderHandler handler = new RecorderHandler(deployment(Notices.silent()));
        return (event, answer) -> handler.handleRequest(event, answer, null);
    }

    private Function loader() {
        LoaderHandler handler = new LoaderHandler(deployment(this::told));
        return (event, answer) -> handler.handleRequest(event, answer, null);
    }

    private Deployment deployment(Notices notices) {
        return new Deployment(
                cloud.environment(List.of(Pipelines.NAME)),
                Pipelines.catalog(),
                cloud.clients(http),
                LocalStack.settings(),
                InstantSource.system(),
                notices);
    }

    private void told(Notice notice) {
        if (notice instanceof Notice.Reconciled
                || notice instanceof Notice.Retried
                || notice instanceof Notice.Voiding
                || notice instanceof Notice.Quarantined
                || notice instanceof Notice.RunOpened) {
            out.println("notice " + notice.toString().replaceAll("\\s+", " "));
        }
    }
}
