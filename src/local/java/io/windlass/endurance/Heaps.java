package io.windlass.endurance;

import java.util.ArrayList;
import java.util.List;

/// What of each function's heap is live, over time.
final class Heaps {

    /// Bytes that are as good as none: classes, compiled code and pools that fill up later than others.
    private static final long NOISE = 4L << 20;

    private final FunctionProcess recorder;
    private final FunctionProcess loader;
    private final List<Long> ofRecorder = new ArrayList<>();
    private final List<Long> ofLoader = new ArrayList<>();

    Heaps(FunctionProcess recorder, FunctionProcess loader) {
        this.recorder = recorder;
        this.loader = loader;
    }

    /// Looks once at both.
    void look() {
        ofRecorder.add(live(recorder));
        ofLoader.add(live(loader));
    }

    private static long live(FunctionProcess function) {
        String answer = function.call(FunctionProcess.HEAP).join().text();
        return Long.parseLong(answer.substring(0, answer.indexOf(' ')));
    }

    double recorderGrowth() {
        return growth(ofRecorder);
    }

    double loaderGrowth() {
        return growth(ofLoader);
    }

    /// The middle of the last quarter against that of the first, in which the function has warmed up already; a quarter
    /// is at least one look.
    private static double growth(List<Long> looks) {
        int quarter = Math.max(1, looks.size() / 4);
        long first = middle(looks.subList(Math.min(2, looks.size() - 1), Math.min(2 + quarter, looks.size())));
        long last = middle(looks.subList(looks.size() - quarter, looks.size()));
        return (double) (last + NOISE) / (first + NOISE);
    }

    private static long middle(List<Long> looks) {
        return looks.stream().sorted().toList().get(looks.size() / 2);
    }

    /// For a person, in MB.
    String said() {
        return "live heap in MB, recorder " + megabytes(ofRecorder) + ", loader " + megabytes(ofLoader);
    }

    private static List<Long> megabytes(List<Long> looks) {
        return looks.stream().map(bytes -> Math.round(bytes / 1048576.0)).toList();
    }
}
