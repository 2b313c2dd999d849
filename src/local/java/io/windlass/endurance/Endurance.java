package io.windlass.endurance;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.bench.Measured;
import io.windlass.local.LocalCloud;
import io.windlass.local.ObjectWritten;
import io.windlass.local.RunningCloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Puts many objects, tells 16 recorders of them badly, lets them be loaded by a warehouse that fails, over a network
/// that fails, and then compares bucket, journal and ledger.
///
/// @param objects how many; at least a hundred
/// @param seed what order, duplicates and losses are drawn from
/// @param said hears how far it is
public record Endurance(int objects, long seed, Consumer<String> said) {

    /// Objects: fewer show nothing.
    public static final int FEWEST = 100;

    private static final int RECORDERS = 16;
    private static final int LOADERS = 4;

    /// The heap is looked at after each part: so many at most, of so many objects at least.
    private static final int MOST_PARTS = 40;

    private static final int SMALLEST_PART = 250;

    private static final JsonMapper JSON = new JsonMapper();

    public Endurance {
        if (objects < FEWEST) {
            throw new IllegalArgumentException("objects is " + objects + ", less than " + FEWEST);
        }
    }

    /// Does all of it and counts.
    ///
    /// @throws Exception where the cloud or a function's process fails, which is a fault of this machine
    public List<Measured> run() throws Exception {
        ConcurrentLinkedQueue<ObjectWritten> writes = new ConcurrentLinkedQueue<>();
        AtomicReference<Consumer<String>> statements = new AtomicReference<>(event -> {});
        LocalCloud.Options options = new LocalCloud.Options(
                Optional.empty(),
                InstantSource.system(),
                write -> keep(write, writes),
                event -> statements.get().accept(event));
        Path home = Files.createTempDirectory("windlass-endurance");
        Path endpoints = home.resolve(RunningCloud.FILE);
        Told told = new Told();
        try (LocalCloud cloud = LocalCloud.start(options)) {
            Files.writeString(endpoints, JSON.writeValueAsString(cloud.variables()));
            try (FunctionProcess recorder = FunctionProcess.start("recorder", home, seed, RECORDERS, told);
                    FunctionProcess loader = FunctionProcess.start("loader", home, seed + 1, LOADERS, told)) {
                statements.set(event -> loader.send(event.replace('\n', ' ')));
                return new Course(cloud, recorder, loader, told, writes).run();
            }
        } finally {
            Files.deleteIfExists(endpoints);
            Files.deleteIfExists(home);
        }
    }

    private static void keep(ObjectWritten write, ConcurrentLinkedQueue<ObjectWritten> writes) {
        if (write.bucket().equals(LocalCloud.DATA_BUCKET)) {
            writes.add(write);
        }
    }

    /// One run of it.
    private final class Course {

        private final LocalCloud cloud;
        private final FunctionProcess recorder;
        private final Loading loading;
        private final Told told;
        private final ConcurrentLinkedQueue<ObjectWritten> writes;
        private final Delivery delivery = new Delivery(seed);
        private final Heaps heaps;
        private int undelivered;

        Course(
                LocalCloud cloud,
                FunctionProcess recorder,
                FunctionProcess loader,
                Told told,
                ConcurrentLinkedQueue<ObjectWritten> writes) {
            this.cloud = cloud;
            this.recorder = recorder;
            this.loading = new Loading(loader, told);
            this.told = told;
            this.writes = writes;
            this.heaps = new Heaps(recorder, loader);
        }

        List<Measured> run() throws Exception {
            long begin = System.nanoTime();
            int failed;
            try (WarehouseTrouble trouble = new WarehouseTrouble(cloud.database(), new Random(seed))) {
                parts();
                said.accept("loading what is left");
                loading.settle();
                failed = trouble.failed();
            }
            said.accept("reconciling: %d events were lost, %d were given up".formatted(delivery.lost(), undelivered));
            loading.reconcile();
            loading.settle();
            heaps.look();
            String last = loading.reconcile();
            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            said.accept("after %d s: %s; %s; %d doubled; %d statements were made to fail; %s"
                    .formatted(taken.toSeconds(), last, told, delivery.doubled(), failed, heaps.said()));
            return new Findings(objects, cloud.database(), told, delivery.lost() + undelivered, failed, taken, heaps)
                    .figures();
        }

        private void parts() throws Exception {
            Uploads uploads = new Uploads(cloud.clients().s3());
            int parts = Math.clamp(objects / SMALLEST_PART, 1, MOST_PARTS);
            int done = 0;
            for (int part = 1; part <= parts; part++) {
                int until = (int) ((long) objects * part / parts);
                uploads.put(done, until);
                done = until;
                deliver(delivery.notifications(taken()));
                loading.tick();
                heaps.look();
                said.accept("%,d objects are told of".formatted(done));
            }
            deliver(delivery.rest());
        }

        private List<ObjectWritten> taken() {
            List<ObjectWritten> taken = new ArrayList<>();
            for (ObjectWritten write = writes.poll(); write != null; write = writes.poll()) {
                taken.add(write);
            }
            return taken;
        }

        private void deliver(List<String> events) {
            List<CompletableFuture<FunctionProcess.Answer>> answers =
                    events.stream().map(recorder::call).toList();
            for (CompletableFuture<FunctionProcess.Answer> answer : answers) {
                undelivered += answer.join().done() ? 0 : 1;
            }
        }
    }
}
