package io.windlass.local;

import io.windlass.aws.JdkHttp;
import io.windlass.client.WindlassClient;
import io.windlass.lambda.ApiHandler;
import io.windlass.lambda.ClientStack;
import io.windlass.lambda.Clients;
import io.windlass.lambda.Deployment;
import io.windlass.lambda.LoaderHandler;
import io.windlass.lambda.RecorderHandler;
import io.windlass.load.Destinations;
import io.windlass.load.Journal;
import io.windlass.load.LoadSettings;
import io.windlass.load.Loader;
import io.windlass.load.Notice;
import io.windlass.load.Notices;
import io.windlass.load.TickOutcome;
import io.windlass.pipeline.Catalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import software.amazon.awssdk.http.SdkHttpClient;

/// A whole stack in one process: the embedded cloud, the three functions of the template, and between them what AWS
/// does: notifications for the recorder, statement events for the loader.
public final class LocalStack implements AutoCloseable {

    /// The template's time-out of the function that answers applications.
    private static final Duration API_TIMEOUT = Duration.ofSeconds(60);

    /// How long no statement must have ended before all pipelines are looked at: events are best effort.
    private static final Duration SILENCE = Duration.ofMillis(100);

    private final LocalCloud cloud;
    private final EventDelivery delivery;
    private final RecorderHandler recorder;
    private final LoaderHandler loaderHandler;
    private final Deployment deployment;
    private final Journal journal;
    private final Loader loader;
    private final Notices notices;
    private final Consumer<ObjectWritten> strays;
    private final Destinations destinations;
    private final Semaphore stirred = new Semaphore(0);
    private final AtomicLong handled = new AtomicLong();
    private final Phaser handling = new Phaser(1);
    private final ExecutorService statementEvents = Executors.newVirtualThreadPerTaskExecutor();

    private LocalStack(Options options) {
        this.notices = options.notices();
        this.strays = options.strays();
        this.cloud = LocalCloud.start(
                new LocalCloud.Options(options.home(), InstantSource.system(), this::written, this::statementEnded));
        SdkHttpClient http = JdkHttp.create();
        Deployment recording =
                deployment(options, cloud.clients(http, options.trace().requestsOf("recorder")));
        Deployment loading = deployment(
                options,
                cloud.clients(http, options.trace().requestsOf("loader")).telling(bus(options)));
        this.recorder = new RecorderHandler(recording);
        this.deployment = loading;
        this.journal = loading.journal();
        this.loader = loading.loader();
        this.destinations = loading.prefixes().destinations();
        this.loaderHandler = new LoaderHandler(loading);
        Deployment answering =
                deployment(options, cloud.clients(http, options.trace().requestsOf("api")));
        cloud.functions().add(LocalCloud.API, new ApiHandler(answering), API_TIMEOUT);
        this.delivery = new EventDelivery(this::receive, options.manner(), options.trace()::event);
    }

    /// Starts it.
    public static LocalStack start(Options options) {
        return new LocalStack(options);
    }

    /// @param catalog the live pipelines
    /// @param home where everything lies, so that it outlives the process; empty to keep it in memory
    /// @param manner how notifications are delivered
    /// @param notices who hears of what happens
    /// @param trace what goes in and out
    /// @param strays hears of each object that is written and that no live pipeline takes
    public record Options(
            Catalog catalog,
            Optional<Path> home,
            EventDelivery.Manner manner,
            Notices notices,
            Trace trace,
            Consumer<ObjectWritten> strays) {

        /// Nobody hears of objects that no pipeline takes.
        public Options(
                Catalog catalog, Optional<Path> home, EventDelivery.Manner manner, Notices notices, Trace trace) {
            this(catalog, home, manner, notices, trace, stray -> {});
        }

        public Options {
            Objects.requireNonNull(strays, "strays is null");
            Objects.requireNonNull(catalog, "catalog is null");
            Objects.requireNonNull(home, "home is null");
            Objects.requireNonNull(manner, "manner is null");
            Objects.requireNonNull(notices, "notices is null");
            Objects.requireNonNull(trace, "trace is null");
        }
    }

    /// What the ends of runs are told: traced, and kept where the cloud is kept.
    private static LocalBus bus(Options options) {
        Optional<EventFile> file = options.home().map(home -> new EventFile(home.resolve(EventFile.NAME)));
        return new LocalBus(InstantSource.system(), event -> {
            options.trace().told(event);
            file.ifPresent(known -> known.add(event));
        });
    }

    private Deployment deployment(Options options, Clients clients) {
        List<String> names = List.copyOf(options.catalog().pipelines().keySet());
        return new Deployment(
                cloud.environment(names),
                options.catalog(),
                clients,
                settings(),
                InstantSource.system(),
                options.notices());
    }

    /// How loaders behave on an embedded cloud: as in Lambda, but they do not wait as long.
    public static LoadSettings settings() {
        return new LoadSettings(
                LocalCloud.STACK, "default", 3, Duration.ofMillis(200), Duration.ofSeconds(5), LoadSettings.TOKEN_LIFE);
    }

    /// The journal, for whoever wants to look.
    public Journal journal() {
        return journal;
    }

    /// A client of this stack.
    ///
    /// @param who on whose behalf it works
    public WindlassClient client(String who) {
        return ClientStack.of(deployment, who);
    }

    public LocalCloud cloud() {
        return cloud;
    }

    public EventDelivery delivery() {
        return delivery;
    }

    /// The function that takes events of objects, for whoever calls it in a way of their own.
    public RecorderHandler recorder() {
        return recorder;
    }

    /// The function that moves pipelines.
    public LoaderHandler loader() {
        return loaderHandler;
    }

    /// Ticks until nothing is active or plannable; batch minimums and ages are not heeded.
    ///
    /// @return where each pipeline stands
    public Map<String, TickOutcome> settle() {
        while (true) {
            long before = handled.get();
            Map<String, TickOutcome> outcomes = loader.tick(false);
            boolean active = outcomes.values().stream()
                    .anyMatch(outcome ->
                            outcome instanceof TickOutcome.Active || outcome instanceof TickOutcome.Troubled);
            if (active) {
                awaitSilence();
            } else if (handledBy(before)) {
                return outcomes;
            }
        }
    }

    /// Whether no event of a statement was handled since; those under way are waited for. One that came late would
    /// move a pipeline after it was said to be settled.
    private synchronized boolean handledBy(long before) {
        cloud.awaitStatementEvents();
        handling.arriveAndAwaitAdvance();
        return handled.get() == before;
    }

    /// What the schedule does.
    public Map<String, TickOutcome> tick() {
        return loader.tick(true);
    }

    /// What a person or a schedule does to start a pipeline.
    public void start(String pipeline) {
        loader.start(pipeline, Optional.empty());
    }

    /// Waits until a statement ends, but no longer than this.
    public void await(Duration longest) {
        try {
            if (stirred.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                stirred.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The end of each statement moves its own pipeline.
    private void awaitSilence() {
        try {
            boolean ended = true;
            while (ended) {
                ended = stirred.tryAcquire(SILENCE.toNanos(), TimeUnit.NANOSECONDS);
                stirred.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void written(ObjectWritten write) {
        if (!write.bucket().equals(LocalCloud.OWN_BUCKET)) {
            if (write.kind() != ObjectWritten.Kind.DELETE && !taken(write)) {
                strays.accept(write);
            }
            delivery.observe(write);
        }
    }

    /// What nobody can decide is told by the recorder.
    private boolean taken(ObjectWritten write) {
        return switch (destinations.of(write.bucket(), write.key())) {
            case Destinations.Destination.To to -> true;
            case Destinations.Destination.Undecided undecided -> true;
            case Destinations.Destination.ForeignBucket foreign -> false;
            case Destinations.Destination.Unmatched unmatched -> false;
            case Destinations.Destination.OutOfSeries stray -> false;
        };
    }

    private void receive(String event) throws IOException {
        recorder.handleRequest(input(event), new ByteArrayOutputStream(), null);
    }

    private void statementEnded(String event) {
        handling.register();
        statementEvents.execute(() -> {
            try {
                loaderHandler.handleRequest(input(event), new ByteArrayOutputStream(), null);
            } catch (IOException | RuntimeException e) {
                // The next tick does what this one could not; the event is not delivered again.
                notices.tell(new Notice.Trouble("", "a statement event could not be handled: " + e.getMessage()));
            } finally {
                handled.incrementAndGet();
                handling.arriveAndDeregister();
                stirred.release();
            }
        });
    }

    private static ByteArrayInputStream input(String event) {
        return new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        delivery.close();
        statementEvents.close();
        cloud.close();
    }
}
