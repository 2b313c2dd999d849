package io.windlass.local.warehouse.engine;

import io.windlass.local.warehouse.copy.Copier;
import io.windlass.local.warehouse.copy.CopyCommand;
import io.windlass.local.warehouse.copy.CopyParser;
import io.windlass.local.warehouse.copy.LoadReport;
import io.windlass.local.warehouse.dialect.Dialect;
import io.windlass.local.warehouse.sql.StatementFailure;
import io.windlass.local.warehouse.sql.Token;
import io.windlass.local.warehouse.system.LoadLog;
import io.windlass.local.warehouse.system.UnloadLog;
import io.windlass.local.warehouse.unload.UnloadCommand;
import io.windlass.local.warehouse.unload.UnloadParser;
import io.windlass.local.warehouse.unload.UnloadQuery;
import io.windlass.local.warehouse.unload.UnloadReport;
import io.windlass.local.warehouse.unload.Unloader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/// A connection to the warehouse. One thread runs statements; any thread may cancel.
public final class Session implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Session.class.getName());

    private final Connections connections;
    private final Connection connection;
    private final Copier copier;
    private final Unloader unloader;
    private final LoadLog loads = new LoadLog();
    private final UnloadLog unloads = new UnloadLog();
    private final InstantSource clock;
    private final ResultRows.Limit limit;
    private volatile boolean cancelled;
    private boolean explicit;

    Session(Connections connections, Copier copier, Unloader unloader, InstantSource clock, ResultRows.Limit limit)
            throws SQLException {
        this.connections = connections;
        this.connection = connections.take();
        this.copier = copier;
        this.unloader = unloader;
        this.clock = clock;
        this.limit = limit;
    }

    /// The process that serves it.
    public int processId() {
        return postgres().getBackendPID();
    }

    /// Begins a transaction, without telling the database before the first statement.
    public void begin() throws SQLException {
        connection.setAutoCommit(false);
    }

    /// Commits, unless a cancel came before.
    ///
    /// @return whether it committed
    public boolean commit() throws SQLException {
        explicit = false;
        if (cancelled) {
            connection.rollback();
            return false;
        }
        connection.commit();
        return true;
    }

    public void rollback() throws SQLException {
        explicit = false;
        connection.rollback();
    }

    /// Whether SQL itself has begun a transaction and not ended it.
    public boolean inTransaction() {
        return explicit;
    }

    /// Makes it ready for the next statements, after those before have ended: each commits by itself again, unless
    /// SQL has begun a transaction, and a cancel of what has ended is forgotten.
    public void reset() throws SQLException {
        if (!explicit) {
            connection.setAutoCommit(true);
        }
        cancelled = false;
    }

    /// Runs one statement; the transaction is the caller's.
    ///
    /// @param sql its tokens, with the parameters' values in them
    /// @param query its number
    /// @param format how its rows are kept
    public Outcome execute(List<Token> sql, long query, ResultFormat format) {
        if (cancelled) {
            return new Outcome.Aborted();
        }
        try {
            if (isCopy(sql)) {
                return copy(CopyParser.parse(sql), query);
            }
            if (beginsWith(sql, "UNLOAD")) {
                return unload(UnloadParser.parse(sql), query);
            }
            return transactional(sql, format);
        } catch (StatementFailure failure) {
            return cancelled ? new Outcome.Aborted() : new Outcome.Failed(failure.getMessage());
        } catch (SQLException failure) {
            return cancelled ? new Outcome.Aborted() : new Outcome.Failed(ErrorText.of(failure));
        } catch (IOException failure) {
            return new Outcome.Failed("ERROR: " + failure.getMessage());
        }
    }

    /// What begins a transaction makes this the connection's own, and what ends it makes each statement commit by
    /// itself again.
    private Outcome transactional(List<Token> sql, ResultFormat format)
            throws SQLException, IOException, StatementFailure {
        if (connection.getAutoCommit() && beginsWith(sql, "BEGIN", "START")) {
            connection.setAutoCommit(false);
            explicit = true;
        }
        boolean ends = beginsWith(sql, "COMMIT", "END", "ROLLBACK", "ABORT");
        try {
            Outcome outcome = run(Interpretation.of(connection, Dialect.translate(sql)), format);
            if (beginsWith(sql, "TRUNCATE") && !connection.getAutoCommit()) {
                // "TRUNCATE commits the transaction in which it is run" (TRUNCATE, usage notes).
                connection.commit();
                ends = true;
            }
            return outcome;
        } finally {
            if (ends && explicit) {
                explicit = false;
                connection.setAutoCommit(true);
            }
        }
    }

    /// Whether a statement needs a transaction around it even where it stands alone: COPY and UNLOAD are more than
    /// one statement to the database.
    public static boolean needsTransaction(List<Token> sql) {
        return isCopy(sql) || beginsWith(sql, "UNLOAD");
    }

    private static boolean isCopy(List<Token> sql) {
        return beginsWith(sql, "COPY");
    }

    private static boolean beginsWith(List<Token> sql, String... keywords) {
        return sql.stream()
                .filter(token -> !token.isSpace())
                .findFirst()
                .map(token -> Stream.of(keywords).anyMatch(token::isWord))
                .orElse(false);
    }

    private Outcome run(String sql, ResultFormat format) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            // Rows in portions, where a transaction allows it.
            statement.setFetchSize(1000);
            if (!statement.execute(sql)) {
                return new Outcome.Done(Math.max(0, statement.getLargeUpdateCount()), Optional.empty());
            }
            try (ResultSet result = statement.getResultSet()) {
                ResultRows rows = ResultRows.read(result, format, limit);
                return new Outcome.Done(rows.rows().size(), Optional.of(rows));
            }
        }
    }

    private Outcome copy(CopyCommand command, long query) throws SQLException, StatementFailure {
        Instant start = clock.instant();
        LoadReport report = copier.copy(connection, command, () -> cancelled);
        write(report, query, start);
        if (cancelled) {
            return new Outcome.Aborted();
        }
        if (report.failure().isPresent()) {
            return new Outcome.Failed(report.failure().get());
        }
        remember("copy", query, report.rows());
        return new Outcome.Done(report.rows(), Optional.empty());
    }

    /// On another connection: what a failed load says must outlive its transaction.
    private void write(LoadReport report, long query, Instant start) throws SQLException {
        Connection logging = connections.take();
        try {
            loads.write(logging, report, query, processId(), start, clock.instant());
        } finally {
            connections.giveBack(logging);
        }
    }

    private Outcome unload(UnloadCommand command, long query) throws SQLException, StatementFailure {
        Instant start = clock.instant();
        String select = Interpretation.of(connection, Dialect.translate(UnloadQuery.tokens(command)));
        UnloadReport report = unloader.unload(connection, command, select, () -> cancelled);
        write(report, query, start);
        if (cancelled) {
            return new Outcome.Aborted();
        }
        if (report.failure().isPresent()) {
            return new Outcome.Failed(report.failure().get());
        }
        remember("unload", query, report.rows());
        return new Outcome.Done(report.rows(), Optional.empty());
    }

    /// On another connection: what lies in S3 stays there whatever becomes of the transaction.
    private void write(UnloadReport report, long query, Instant start) throws SQLException {
        Connection logging = connections.take();
        try {
            unloads.write(logging, report, query, processId(), start, clock.instant());
        } finally {
            connections.giveBack(logging);
        }
    }

    /// What `pg_last_copy_id()`, `pg_last_unload_count()` and their like tell.
    private void remember(String what, long query, long rows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET windlass.last_" + what + "_id = '" + query + "'; SET windlass.last_" + what
                    + "_count = '" + rows + "'");
        }
    }

    /// Stops what runs, and everything after it. A cancel that comes between two statements stops the next one.
    /// To be called again until the session ends, since one that comes while a statement is still on its way to
    /// the database finds nothing to stop.
    public void cancel() {
        cancelled = true;
        try {
            postgres().cancelQuery();
        } catch (SQLException unreachable) {
            LOG.log(System.Logger.Level.DEBUG, "a cancel did not reach the database", unreachable);
        }
    }

    private PGConnection postgres() {
        try {
            return connection.unwrap(PGConnection.class);
        } catch (SQLException notPostgres) {
            throw new IllegalStateException("the database is not PostgreSQL", notPostgres);
        }
    }

    /// Ends the session. After a cancel the connection is not used again: the cancel may still be on its way.
    @Override
    public void close() {
        if (cancelled) {
            connections.drop(connection);
        } else {
            connections.giveBack(connection);
        }
    }
}
