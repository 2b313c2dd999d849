package io.windlass.journal;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Values that the contract suites write, each test in a pipeline of its own so that all may share a table.
public final class JournalSamples {

    private static final AtomicLong PIPELINES = new AtomicLong();

    /// 2026-03-01T00:00:00Z.
    public static final Instant START = Instant.ofEpochSecond(1_772_323_200);

    private JournalSamples() {}

    /// The name of a pipeline that no other test uses.
    public static String freshPipeline() {
        return "pipeline-" + PIPELINES.incrementAndGet();
    }

    public static StepId freshStep() {
        return new StepId(freshPipeline(), "events");
    }

    public static ObjectId id(String key) {
        return new ObjectId("incoming", key);
    }

    /// An object written so many milliseconds after the start.
    public static S3Object object(String key, long millis, String sequencer) {
        return new S3Object(id(key), sequencer, "etag-of-" + sequencer, "", 1_234, START.plusMillis(millis));
    }

    public static S3Object object(String key, long millis) {
        return object(key, millis, "0055AED6DCD90281E5");
    }

    public static Mark mark(StepId step, String key, Mark.State state, long run) {
        return new Mark(step, id(key), state, run, "0055AED6DCD90281E5", "etag", 0, "");
    }

    /// Keys that break whoever glues text together: each is a legal key of S3.
    public static List<String> hostileKeys() {
        return Stream.of(
                        "plain.json",
                        "a b+c%20d",
                        "#",
                        "a#b#c",
                        "it's \"quoted\" \\ and \\' more",
                        "'; DROP TABLE ledger; --",
                        "line\nbreak\ttab\rreturn",
                        "control\u0001\u0007\u001f\u007f",
                        "nul\u0000byte",
                        "emoji-\uD83D\uDE00-\uD83C\uDFF4\u200D\u2620\uFE0F",
                        "\u00fcber/\u65e5\u672c\u8a9e/\u0645\u0631\u062d\u0628\u0627",
                        "e\u0301 is not \u00e9",
                        "../..//./",
                        " ",
                        "x".repeat(1_024),
                        "\uD83D\uDE00".repeat(256))
                .toList();
    }
}
