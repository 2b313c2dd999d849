package io.windlass.local.warehouse.copy;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// One file, cut into chunks that some threads read side by side. The load takes them in the order of the file, so
/// that it sees what it would see of one thread; so many are under way at most that memory is constant.
final class JsonChunks implements AutoCloseable {

    /// Under way for each thread: one that it reads, one for it to go on with.
    private static final int AHEAD = 2;

    private final JsonRows reader;
    private final CopyLoad load;
    private final JsonRows.Split split;
    private final ChunkCutter file;
    private final Deque<UnderWay> underWay = new ArrayDeque<>();
    private final Deque<JsonChunk> free = new ArrayDeque<>();
    private Optional<ExecutorService> threads = Optional.empty();
    private long line;

    /// @param line on which the file begins
    JsonChunks(JsonRows reader, InputStream file, long line, CopyLoad load, JsonRows.Split split) {
        this.reader = reader;
        this.load = load;
        this.split = split;
        this.file = new ChunkCutter(file, split.size());
        this.line = line;
    }

    private record UnderWay(JsonChunk chunk, Future<JsonChunk> reading) {}

    /// Hands the rows to the load, as far as chunks can be cut.
    ///
    /// @return what is left of the file and has to be read as a whole
    InputStream read() throws IOException, LoadStopped {
        boolean more = true;
        while (true) {
            while (more && underWay.size() < AHEAD * split.threads()) {
                more = begin();
            }
            if (underWay.isEmpty()) {
                return file.rest();
            }
            UnderWay next = underWay.removeFirst();
            JsonChunk chunk = awaited(next.reading());
            load.take(chunk.batch(), line);
            if (chunk.isCutOff()) {
                line += chunk.restLine();
                return rest(chunk);
            }
            line += chunk.lines();
            free.push(chunk);
        }
    }

    /// The line on which begins what is left.
    long line() {
        return line;
    }

    /// @return whether there may be another chunk
    private boolean begin() {
        JsonChunk chunk = free.isEmpty() ? new JsonChunk(reader, load.batch(), split.size()) : free.pop();
        if (!chunk.fill(file)) {
            return false;
        }
        FutureTask<JsonChunk> reading = new FutureTask<>(chunk);
        if (file.isEnded() && underWay.isEmpty()) {
            // Most files are one chunk, for which no thread is worth its start.
            reading.run();
        } else {
            threads().execute(reading);
        }
        underWay.addLast(new UnderWay(chunk, reading));
        return !file.isEnded();
    }

    private InputStream rest(JsonChunk cutOff) {
        List<InputStream> parts = new ArrayList<>();
        parts.add(cutOff.rest());
        underWay.forEach(next -> parts.add(next.chunk().whole()));
        parts.add(file.rest());
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    private ExecutorService threads() {
        if (threads.isEmpty()) {
            threads = Optional.of(Executors.newFixedThreadPool(
                    split.threads(),
                    Thread.ofPlatform().name("copy-json-", 0).daemon().factory()));
        }
        return threads.get();
    }

    /// Waits however often it is interrupted, since it waits for computing only; whoever interrupted is heard later.
    private static JsonChunk awaited(Future<JsonChunk> reading) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return reading.get();
                } catch (InterruptedException later) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    throw thrown(failed);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// What was thrown in the other thread, as if it had been in this one.
    private static IOException thrown(ExecutionException failed) {
        return switch (failed.getCause()) {
            case IOException broken -> broken;
            case RuntimeException fault -> throw fault;
            case Error fault -> throw fault;
            default -> throw new IllegalStateException(failed.getCause());
        };
    }

    /// Waits for the chunks that are being read; the others are not begun.
    @Override
    public void close() {
        if (threads.isPresent()) {
            threads.get().shutdownNow();
            threads.get().close();
        }
    }
}
