package io.windlass.client;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Writes rows in batches of any size to one table, as one job: all of it or nothing.
///
/// Rows go to a temporary file; an object that is full waits in Windlass's own place in S3, so neither memory nor disk
/// holds more than one object. Only [#finish] puts the objects where the table's copy step takes them. Java does not
/// tell [#close] whether its block threw, so `finish` is the last call of the block, and `close` without it discards
/// everything:
///
/// ```java
/// try (BatchWriter writer = client.batchWriter("my_table")) {
///     writer.write(rows);
///     writer.write(moreRows);
///     writer.finish();
/// }
/// ```
///
/// For one thread.
public final class BatchWriter implements AutoCloseable {

    private final String table;
    private final WriteSettings settings;
    private final ClientSettings client;
    private final Placement.Rows place;
    private final RowWriter writer;
    private final Spool spool;
    private final Jobs jobs;
    private Optional<Part> open = Optional.empty();
    private long rows;
    private boolean ended;

    BatchWriter(
            String table, WriteSettings settings, ClientSettings client, Placement.Rows place, Spool spool, Jobs jobs) {
        this.table = table;
        this.settings = settings;
        this.client = client;
        this.place = place;
        this.writer = new RowWriter(place.target());
        this.spool = spool;
        this.jobs = jobs;
    }

    /// The id of the job that [#finish] makes.
    public String job() {
        return place.job();
    }

    /// Writes rows, each a map of values by column. A column that a row does not name is NULL.
    ///
    /// @throws RequestFailed where a row does not fit the table; its pointer counts the rows of the job from 0. The
    ///     writer takes nothing more then
    public void write(Iterable<? extends Map<String, ?>> batch) {
        for (Map<String, ?> row : batch) {
            write(row);
        }
    }

    /// Writes one row.
    public void write(Map<String, ?> row) {
        if (ended) {
            throw new IllegalStateException("the writer is finished, closed, or has refused a row");
        }
        boolean written = false;
        try {
            append(row);
            written = true;
        } finally {
            ended = !written;
        }
    }

    private void append(Map<String, ?> row) {
        if (open.filter(this::full).isPresent()) {
            roll(open.get());
        }
        ByteArrayOutputStream line = writer.line(row, "/rows/" + rows);
        Part part = open.orElseGet(() -> new Part(place.gzip(), client.clock().instant()));
        open = Optional.of(part);
        part.write(line);
        rows++;
    }

    private boolean full(Part part) {
        return part.bytes() >= settings.rollBytes()
                || !client.clock().instant().isBefore(part.begun().plus(settings.rollAge()));
    }

    private void roll(Part part) {
        spool.stage(part);
        part.close();
        open = Optional.empty();
    }

    /// Gives all rows to the table. A job of no rows has no objects.
    ///
    /// @return the job, which is written down
    /// @throws RequestFailed where the job's id was given before with other rows
    public Job finish() {
        if (ended) {
            throw new IllegalStateException("the writer is finished, closed, or has refused a row");
        }
        ended = true;
        Optional<Job> before = jobs.find(table, place.job());
        List<String> digests = spool.digests(open);
        if (before.isPresent()) {
            if (!digests.equals(
                    before.get().objects().stream().map(Job.Member::digest).toList())) {
                throw Spool.other(place.job());
            }
            close();
            return before.get();
        }
        Job job = jobs.keep(new Job(
                table,
                place.job(),
                Job.Kind.WRITE,
                client.who(),
                client.clock().instant(),
                OptionalLong.of(rows),
                spool.deliver(open)));
        close();
        return job;
    }

    /// Discards what is not finished.
    @Override
    public void close() {
        ended = true;
        try {
            open.ifPresent(Part::close);
        } finally {
            open = Optional.empty();
            spool.clear();
        }
    }
}
