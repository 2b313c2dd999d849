package io.windlass.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Delivers notifications as S3 does: at least once, in no order, from many threads.
///
/// While it holds, writes gather; a release then delivers them shuffled, each as often as it is told. A delivery
/// that fails is tried twice more, as Lambda's asynchronous invocation does, and then goes to the failed ones.
public final class EventDelivery implements AutoCloseable {

    private static final int TRIES = 3;

    private final Receiver receiver;
    private final Manner manner;
    private final Consumer<String> trace;
    private final Random random;
    private final List<ObjectWritten> held = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();
    private final Phaser underWay = new Phaser(1);
    private final Semaphore threads;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    EventDelivery(Receiver receiver, Manner manner, Consumer<String> trace) {
        this.receiver = receiver;
        this.manner = manner;
        this.trace = trace;
        this.random = new Random(manner.seed());
        this.threads = new Semaphore(manner.threads());
    }

    /// Takes an event; failing means that it is delivered again.
    @FunctionalInterface
    public interface Receiver {
        void receive(String event) throws IOException;
    }

    /// How events are delivered.
    ///
    /// @param copies how often each
    /// @param seed what the order is drawn from
    /// @param threads how many deliveries at once
    /// @param records writes that share a notification
    /// @param hold whether writes gather until [#release]; otherwise each is delivered at once
    public record Manner(int copies, long seed, int threads, int records, boolean hold) {
        public Manner {
            if (copies < 1 || threads < 1 || records < 1) {
                throw new IllegalArgumentException(
                        "copies " + copies + ", threads " + threads + ", records " + records);
            }
        }

        /// Each at once and once.
        public static Manner plain() {
            return new Manner(1, 0, 8, 1, false);
        }
    }

    void observe(ObjectWritten write) {
        if (manner.hold()) {
            synchronized (held) {
                held.add(write);
            }
        } else {
            send(List.of(write));
        }
    }

    /// Delivers what was held, and waits until every event has been delivered or has failed.
    ///
    /// @return how many writes were delivered
    public int release() {
        List<ObjectWritten> writes = take();
        send(writes);
        drain();
        return writes.size();
    }

    /// Hands out what was held instead of delivering it, for whoever delivers it in a way of their own.
    public List<ObjectWritten> take() {
        synchronized (held) {
            List<ObjectWritten> writes = List.copyOf(held);
            held.clear();
            return writes;
        }
    }

    /// Waits until every event so far has been delivered or has failed.
    public void drain() {
        underWay.arriveAndAwaitAdvance();
    }

    /// The events that went to the failure destination.
    public List<String> failed() {
        return List.copyOf(failed);
    }

    private void send(List<ObjectWritten> writes) {
        List<String> events = new ArrayList<>();
        for (int copy = 0; copy < manner.copies(); copy++) {
            List<ObjectWritten> order = new ArrayList<>(writes);
            synchronized (random) {
                java.util.Collections.shuffle(order, random);
            }
            for (int from = 0; from < order.size(); from += manner.records()) {
                int to = Math.min(order.size(), from + manner.records());
                events.add(S3Notifications.notification(order.subList(from, to)));
            }
        }
        synchronized (random) {
            java.util.Collections.shuffle(events, random);
        }
        for (String event : events) {
            underWay.register();
            executor.execute(() -> deliver(event));
        }
    }

    private void deliver(String event) {
        threads.acquireUninterruptibly();
        try {
            for (int attempt = 1; attempt <= TRIES; attempt++) {
                trace.accept(event);
                if (received(event)) {
                    return;
                }
            }
            failed.add(event);
        } finally {
            threads.release();
            underWay.arriveAndDeregister();
        }
    }

    private boolean received(String event) {
        try {
            receiver.receive(event);
            return true;
        } catch (IOException | RuntimeException e) {
            trace.accept("{\"failed\":true}");
            return false;
        }
    }

    @Override
    public void close() {
        drain();
        executor.close();
    }
}
