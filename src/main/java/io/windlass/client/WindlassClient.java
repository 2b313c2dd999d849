package io.windlass.client;

import io.windlass.client.RequestFailed.Code;
import io.windlass.journal.RunSettings;
import io.windlass.pipeline.Routing;
import io.windlass.pipeline.Sources;
import io.windlass.schema.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/// What an application writes to the tables of a stack and asks of them.
///
/// A table can be written when a live pipeline has a copy step for it. What is given becomes an object that this step
/// takes, and goes the way of every other object: each is loaded once, whatever is repeated. So a job that is given
/// again under the same id, with the same content, changes nothing.
public final class WindlassClient {

    /// How long a query may have nothing to tell, unless it is said otherwise.
    public static final Duration TIMEOUT = Duration.ofMinutes(2);

    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final ClientPorts ports;
    private final ClientSettings settings;
    private final Tables tables;
    private final Placement placement;
    private final Ingest ingest;
    private final Jobs jobs;
    private final Queries queries;

    public WindlassClient(ClientPorts ports, ClientSettings settings) {
        this.ports = ports;
        this.settings = settings;
        tables = new Tables(ports.catalog());
        placement =
                new Placement(new Routing(Sources.of(ports.catalog()), settings.dataBucket()), settings.dataBucket());
        SourceFiles files = new SourceFiles(ports.objects(), ports.listing(), settings);
        Readers readers = new Readers(ports.objects());
        ingest = new Ingest(
                tables,
                placement,
                files,
                readers,
                ports.objects(),
                ports.journal().arrivals());
        Kept kept = new Kept(ports.journal().files());
        jobs = new Jobs(kept);
        queries = new Queries(
                tables,
                settings,
                kept,
                new Questions(ports.answers(), kept, settings.stack()),
                new UnloadedRows(ports.objects(), ports.listing(), settings));
    }

    /// The tables that live pipelines fill, by their names.
    public List<Table> tables() {
        return tables.all();
    }

    /// Gives rows to a table, each a map of values by column, under a random id.
    ///
    /// @throws RequestFailed where the table or a row is not as it must be; nothing is written then
    public Job writeBatch(String table, Iterable<? extends Map<String, ?>> rows) {
        return write(table, rows, WriteSettings.standard());
    }

    /// The same as a job that can be given again: the same rows under the same id are loaded once.
    public Job writeBatch(String table, Iterable<? extends Map<String, ?>> rows, String job) {
        return write(table, rows, WriteSettings.named(job));
    }

    private Job write(String table, Iterable<? extends Map<String, ?>> rows, WriteSettings how) {
        try (BatchWriter writer = batchWriter(table, how)) {
            writer.write(rows);
            return writer.finish();
        }
    }

    /// Begins to write rows in several batches.
    public BatchWriter batchWriter(String table) {
        return batchWriter(table, WriteSettings.standard());
    }

    /// The same in a way of one's own.
    public BatchWriter batchWriter(String table, WriteSettings how) {
        String job = JobName.checked(how.job().orElseGet(settings.ids()), "/job");
        Table known = tables.table(table);
        Placement.Rows place = placement.forRows(tables.forRows(known), job);
        Spool spool = new Spool(ports.objects(), settings, placement, place);
        return new BatchWriter(known.name().toString(), how, settings, place, spool, jobs);
    }

    /// Gives files that lie in S3 to a table, under a random id: `bucket/key`, `bucket/directory/`, `s3://bucket/key`.
    public Job ingestFiles(String table, List<String> files) {
        return ingestFiles(table, files, settings.ids().get());
    }

    /// The same as a job that can be given again.
    public Job ingestFiles(String table, List<String> files, String job) {
        return give(table, files, JobName.checked(job, "/job"), Job.Kind.INGEST);
    }

    /// Gives files to a table and starts the run at once, under a random id.
    public Job bulkImport(String table, List<String> files) {
        return bulkImport(table, files, settings.ids().get());
    }

    /// The same under an id of lower case letters, digits, `-` and `_`.
    public Job bulkImport(String table, List<String> files, String id) {
        return bulkImport(table, files, id, Platform.standard());
    }

    /// The same in a run with settings of its own, under a random id.
    public Job bulkImport(String table, List<String> files, Platform platform) {
        return bulkImport(table, files, settings.ids().get(), platform);
    }

    /// The same under an id.
    ///
    /// They are the run's that this start leads to. Objects that another run has taken before it are not in it.
    ///
    /// @throws RequestFailed where a setting is not as it must be, or is `manifests`, which no run can carry
    public Job bulkImport(String table, List<String> files, String id, Platform platform) {
        RunSettings how = platform.settings();
        Job job = give(table, files, JobName.checkedImport(id), Job.Kind.IMPORT);
        TreeSet<String> pipelines = new TreeSet<>();
        job.objects().forEach(member -> pipelines.add(member.step().pipeline()));
        pipelines.forEach(pipeline -> ports.starts().start(pipeline, how));
        return job;
    }

    private Job give(String table, List<String> files, String id, Job.Kind kind) {
        Table known = tables.table(table);
        List<Ingest.Given> plan = ingest.plan(known, files, id);
        String name = known.name().toString();
        Optional<Job> before = jobs.find(name, id);
        if (before.isPresent() && !(before.get().kind() == kind && Ingest.same(plan, before.get()))) {
            throw Spool.other(id);
        }
        return before.orElseGet(() -> jobs.keep(new Job(
                name,
                id,
                kind,
                settings.who(),
                settings.clock().instant(),
                OptionalLong.empty(),
                ingest.give(plan, kind == Job.Kind.IMPORT))));
    }

    /// How a job stands.
    ///
    /// @throws RequestFailed where the table has no such job
    public JobStatus jobStatus(String table, String job) {
        String name = tables.table(table).name().toString();
        Job known = jobs.find(name, JobName.checked(job, "/job"))
                .orElseThrow(() -> new RequestFailed(Code.UNKNOWN_JOB, "/job", "table " + name + " has no job " + job));
        return new JobWatch(ports.journal(), ports.presence()).look(known);
    }

    /// Waits until a job has ended, in whatever way.
    ///
    /// @throws RequestFailed where that takes too long; the job goes on
    public JobStatus await(String table, String job, Duration longest) {
        Instant deadline = settings.clock().instant().plus(longest);
        Duration wait = FIRST_WAIT;
        JobStatus status = jobStatus(table, job);
        while (!status.state().ended()) {
            if (settings.clock().instant().isAfter(deadline)) {
                throw new RequestFailed(
                        Code.TIMED_OUT, "", "job " + job + " is " + status.state() + " after " + longest);
            }
            try {
                settings.pause().of(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RequestFailed(
                        Code.CANCELLED, "", "the thread that waited for job " + job + " was interrupted");
            }
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
            status = jobStatus(table, job);
        }
        return status;
    }

    /// Rows with one of these values in one of these columns; a null among the values finds NULL.
    public Rows exactKeyQuery(String table, Map<String, ? extends List<?>> keys) {
        return query(table, Regions.exact(keys), TIMEOUT);
    }

    /// Rows that have all values of one of these maps.
    public Rows exactKeyQuery(String table, List<? extends Map<String, ?>> keys) {
        return query(table, Regions.exact(keys), TIMEOUT);
    }

    /// Rows whose columns lie in all ranges of one of these maps. A range is a [Condition.Range], or a list: `[min,
    /// max]` with the minimum and without the maximum, or `[min, minInclusive, max, maxInclusive]`; null is an open
    /// end.
    public Rows rangeKeyQuery(String table, List<? extends Map<String, ?>> regions) {
        return query(table, Regions.ranges(regions), TIMEOUT);
    }

    /// Rows of regions, each row once, in no order.
    ///
    /// @param timeout how long the warehouse may have nothing to tell
    public Rows query(String table, Regions regions, Duration timeout) {
        return new Rows(queries, queries.asked(queries.start(table, regions)), settings, timeout);
    }

    /// Queries for whoever cannot wait.
    public Queries queries() {
        return queries;
    }
}
