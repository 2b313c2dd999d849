package io.windlass.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.windlass.redshift.Manifest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Writing a long manifest, against the same bytes written with Jackson alone, and what is live meanwhile.
final class Manifests {

    /// So many different addresses, made before: making them is no part of the manifest.
    private static final int ADDRESSES = 1_000;

    private static final int LOOKS = 10;

    private final Sizes sizes;
    private final List<String> urls =
            IntStream.range(0, ADDRESSES).mapToObj(i -> Samples.id(i).url()).toList();

    Manifests(Sizes sizes) {
        this.sizes = sizes;
    }

    List<Figure> figures() {
        int few = few();
        return List.of(
                Figure.of(
                        "manifest of %,d entries, time against bare Jackson".formatted(sizes.entries()),
                        Goal.atMost(1.5),
                        () -> new Rounds(sizes.rounds()).ratio(this::written, this::bare)),
                Figure.of(
                        "memory, manifest of %,d entries against of %,d".formatted(sizes.entries(), few),
                        Goal.atMost(1.1),
                        () -> live(sizes.entries()).against(live(few))));
    }

    private int few() {
        return Math.max(1, sizes.entries() / 100);
    }

    private long written() throws Exception {
        return Rounds.timed(() -> Manifest.write(entries(sizes.entries(), number -> {}), sink()));
    }

    private long bare() throws Exception {
        return Rounds.timed(() -> {
            try (JsonGenerator json = JsonFactory.builder().build().createGenerator(sink())) {
                json.writeStartObject();
                json.writeArrayFieldStart("entries");
                for (int number = 0; number < sizes.entries(); number++) {
                    json.writeStartObject();
                    json.writeStringField("url", urls.get(number % ADDRESSES));
                    json.writeBooleanField("mandatory", true);
                    json.writeObjectFieldStart("meta");
                    json.writeNumberField("content_length", Samples.size());
                    json.writeEndObject();
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
        });
    }

    /// The heap looked at ten times, from the first entry to the last.
    private LiveHeap live(int count) throws IOException {
        LiveHeap heap = new LiveHeap();
        int step = Math.max(1, (count - 1) / (LOOKS - 1));
        Manifest.write(
                entries(count, number -> {
                    if (number % step == 0) {
                        heap.look();
                    }
                }),
                sink());
        return heap;
    }

    /// @param each hears of each entry when it is asked for
    private Iterator<Manifest.Entry> entries(int count, IntConsumer each) {
        return IntStream.range(0, count)
                .peek(each)
                .mapToObj(number -> new Manifest.Entry(urls.get(number % ADDRESSES), Samples.size()))
                .iterator();
    }

    private static OutputStream sink() {
        return OutputStream.nullOutputStream();
    }
}
