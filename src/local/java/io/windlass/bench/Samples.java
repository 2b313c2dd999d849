package io.windlass.bench;

import io.windlass.journal.Arrival;
import io.windlass.journal.ObjectId;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.local.LocalCloud;
import io.windlass.local.ObjectWritten;
import io.windlass.local.S3Notifications;
import io.windlass.pipeline.BatchPolicy;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Pipeline;
import io.windlass.pipeline.Source;
import io.windlass.pipeline.Step;
import io.windlass.redshift.Compression;
import io.windlass.redshift.CopyOptions;
import io.windlass.redshift.Format;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnType;
import io.windlass.schema.Table;
import io.windlass.schema.TableName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Objects that never were, by number, and the pipeline that takes them.
final class Samples {

    static final StepId STEP = new StepId("bench", "events");

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long SIZE = 250_000;

    private Samples() {}

    static Catalog catalog() {
        return new Catalog(new LinkedHashMap<>(Map.of(STEP.pipeline(), pipeline())));
    }

    static Pipeline pipeline() {
        Table table = new Table(
                TableName.parse("events"),
                List.of(Column.of("value", new ColumnType("VARCHAR(256)"), "$['value']")),
                List.of(),
                new Table.Distribution.Auto(),
                Table.SortKey.none(),
                "",
                false,
                Table.Drift.IGNORE);
        Source source =
                new Source(Optional.empty(), "events/", Optional.empty(), Source.Overwrite.REJECT, Optional.empty());
        Step.Copy step = new Step.Copy(
                STEP.step(),
                table,
                source,
                Format.JSON_AUTO,
                CopyOptions.none(),
                Optional.of(Compression.NONE),
                BatchPolicy.immediate(),
                new Step.Load.Append());
        return new Pipeline(STEP.pipeline(), new Pipeline.Start.Arrivals(), List.of(step), List.of());
    }

    static ObjectId id(int number) {
        return new ObjectId(
                LocalCloud.DATA_BUCKET,
                "events/year=2026/month=01/day=%02d/part-%08d.json".formatted(number % 28 + 1, number));
    }

    static String sequencer(int number) {
        return "%016X".formatted(0x0062_E99A_0000_0000L + number);
    }

    static String etag(int number) {
        return "%032x".formatted(number);
    }

    static List<Arrival> arrivals(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> Arrival.fromEvent(
                        STEP, new S3Object(id(number), sequencer(number), etag(number), "", SIZE, time(number))))
                .toList();
    }

    /// What S3 sends when these objects were put, all in one event.
    static byte[] notification(int from, int count) {
        List<ObjectWritten> writes = IntStream.range(from, from + count)
                .mapToObj(number -> new ObjectWritten(
                        LocalCloud.DATA_BUCKET,
                        id(number).key(),
                        ObjectWritten.Kind.PUT,
                        SIZE,
                        etag(number),
                        sequencer(number),
                        time(number)))
                .toList();
        return S3Notifications.notification(writes).getBytes(StandardCharsets.UTF_8);
    }

    static Instant time(int number) {
        return START.plusMillis(number);
    }

    static long size() {
        return SIZE;
    }
}
