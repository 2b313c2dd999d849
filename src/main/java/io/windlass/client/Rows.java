package io.windlass.client;

import io.windlass.client.RequestFailed.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/// The rows of a query, read page by page as they are asked for: a result of any size takes the memory of one page.
///
/// To be closed, also before its end: what still runs is stopped, and what was written to S3 is deleted. For one
/// thread; another one may call [#cancel].
public final class Rows implements Iterator<Row>, AutoCloseable {

    private static final Duration FIRST_WAIT = Duration.ofMillis(20);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Queries queries;
    private final Queries.Standing query;
    private final ClientSettings settings;
    private final Duration timeout;
    private Iterator<Row> page = List.<Row>of().iterator();
    private Optional<Cursor> next = Optional.of(Cursor.first(0));
    private boolean closed;

    Rows(Queries queries, Queries.Standing query, ClientSettings settings, Duration timeout) {
        this.queries = queries;
        this.query = query;
        this.settings = settings;
        this.timeout = timeout;
    }

    /// The query's id.
    public String query() {
        return query.id();
    }

    /// Whether another row follows; waits for the warehouse where it is not known yet.
    ///
    /// @throws RequestFailed where the query fails, is stopped, or the warehouse has nothing for longer than the
    ///     time-out
    @Override
    public boolean hasNext() {
        while (!page.hasNext() && next.isPresent()) {
            turn();
        }
        return page.hasNext();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException("there are no more rows");
        }
        return page.next();
    }

    /// Stops the query: the reader hears of it at its next page.
    public void cancel() {
        queries.cancel(query.id());
    }

    private void turn() {
        Instant deadline = settings.clock().instant().plus(timeout);
        Duration wait = FIRST_WAIT;
        ResultPage found = queries.page(query, next.orElseThrow());
        while (found.state() == ResultPage.State.RUNNING) {
            next = found.next().map(query.seal()::open);
            if (settings.clock().instant().isAfter(deadline)) {
                queries.cancel(query.id());
                throw failed(
                        Code.TIMED_OUT,
                        "query " + query.id() + " took longer than " + timeout + " and was stopped; ask for less, or"
                                + " allow more time");
            }
            pause(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
            found = queries.page(query, next.orElseThrow());
        }
        switch (found.state()) {
            case FINISHED -> {
                page = found.rows().iterator();
                next = found.next().map(query.seal()::open);
            }
            case CANCELLED -> throw failed(Code.CANCELLED, found.message());
            case FAILED -> throw failed(Code.QUERY_FAILED, found.message());
            case RUNNING -> throw new IllegalStateException("it still runs");
        }
    }

    private RequestFailed failed(Code code, String message) {
        next = Optional.empty();
        return new RequestFailed(code, message);
    }

    private void pause(Duration wait) {
        try {
            settings.pause().of(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            queries.cancel(query.id());
            throw failed(Code.CANCELLED, "the thread that waited for query " + query.id() + " was interrupted");
        }
    }

    /// Stops what runs and deletes what lies in S3 of the query.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (next.isPresent()) {
            next = Optional.empty();
            queries.cancel(query.id());
        }
        page = List.<Row>of().iterator();
        queries.clear(query.id());
    }
}
