package io.windlass.endurance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/// A warehouse that fails now and then: a statement that is at work is cancelled, or its whole session ended, four
/// times a minute. The database itself does it, so what the loader hears is what really happened.
final class WarehouseTrouble implements AutoCloseable {

    private static final long SECOND = 1_000_000_000;

    private static final String AT_WORK = "from pg_stat_activity where state = 'active' and pid <> pg_backend_pid()"
            + " and backend_type = 'client backend' order by random() limit 1";

    private final DataSource database;
    private final RandomGenerator random;
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger missed = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::trouble);

    WarehouseTrouble(DataSource database, RandomGenerator random) {
        this.database = database;
        this.random = random;
        thread.start();
    }

    /// How many statements were made to fail.
    int failed() {
        return failed.get();
    }

    /// How many rounds came to nothing.
    int missed() {
        return missed.get();
    }

    private void trouble() {
        while (!over.get()) {
            LockSupport.parkNanos(random.nextLong(5 * SECOND, 25 * SECOND));
            String how = random.nextBoolean() ? "pg_cancel_backend" : "pg_terminate_backend";
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("set role none");
                try (ResultSet hit = statement.executeQuery("select " + how + "(pid) " + AT_WORK)) {
                    failed.addAndGet(hit.next() && hit.getBoolean(1) ? 1 : 0);
                }
            } catch (SQLException e) {
                // No connection to be had at this moment, so nothing is hit either. The next round tries again.
                missed.incrementAndGet();
            }
        }
    }

    /// From now on the warehouse works.
    @Override
    public void close() {
        over.set(true);
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
