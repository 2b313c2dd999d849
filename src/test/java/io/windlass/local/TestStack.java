package io.windlass.local;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.windlass.journal.Choice;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.Request;
import io.windlass.journal.StepId;
import io.windlass.lambda.Clients;
import io.windlass.load.Notice;
import io.windlass.load.Quarantine;
import io.windlass.load.Release;
import io.windlass.load.TickOutcome;
import io.windlass.load.UndoOutcome;
import io.windlass.load.UndoRequest;
import io.windlass.load.Undoer;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import io.windlass.pipeline.Mistake;
import io.windlass.pipeline.Pipeline;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.sync.RequestBody;

/// A stack in memory that is told every event twice, out of order, and whose tables are asked directly.
final class TestStack implements AutoCloseable {

    /// Whatever role the warehouse's own connections take.
    private static final String AS_SUPERUSER = "set role none";

    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final LocalStack stack;

    TestStack(Catalog catalog) {
        this.stack = LocalStack.start(new LocalStack.Options(
                catalog,
                Optional.empty(),
                new EventDelivery.Manner(2, 1, 4, 1, true),
                this::heard,
                new Trace(Optional.empty(), InstantSource.system())));
    }

    /// The pipelines of definitions without a mistake.
    static Catalog catalog(DefinitionFiles files) {
        return switch (Definitions.read(files)) {
            case Definitions.Sound sound -> sound.catalog();
            case Definitions.Faulty(List<Mistake> mistakes) -> throw new AssertionError(mistakes.toString());
        };
    }

    private void heard(Notice notice) {
        switch (notice) {
            case Notice.RecordRefused refused -> wrong.add(refused.toString());
            case Notice.Retried retried -> wrong.add(retried.toString());
            case Notice.Voiding voiding -> wrong.add(voiding.toString());
            case Notice.Quarantined quarantined -> wrong.add(quarantined.toString());
            case Notice.RowsSkipped skipped -> wrong.add(skipped.toString());
            case Notice.Overwritten overwritten -> wrong.add(overwritten.toString());
            case Notice.Trouble trouble -> wrong.add(trouble.toString());
            case Notice.Recorded recorded -> {}
            case Notice.Ignored ignored -> {}
            case Notice.RunOpened opened -> {}
            case Notice.Held held -> {}
            case Notice.Gone gone -> {}
            case Notice.Expected expected -> {}
            case Notice.Submitted submitted -> {}
            case Notice.StepLoaded loaded -> {}
            case Notice.StepUndone undone -> {}
            case Notice.ByHand hand -> {}
            case Notice.RunClosed closed -> {}
            case Notice.Found found -> {}
            case Notice.Reconciled reconciled -> {}
        }
    }

    /// What was told.
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    void put(String key, RequestBody body) {
        stack.cloud()
                .clients()
                .s3()
                .putObject(request -> request.bucket(LocalCloud.DATA_BUCKET).key(key), body);
    }

    void delete(String key) {
        stack.cloud()
                .clients()
                .s3()
                .deleteObject(request -> request.bucket(LocalCloud.DATA_BUCKET).key(key));
    }

    /// Runs statements outside of every pipeline.
    void change(String sql) throws SQLException {
        try (Connection connection = stack.cloud().database().getConnection();
                Statement statement = connection.createStatement()) {
            superuser(statement).execute(sql);
        }
    }

    /// Delivers what was written and loads it.
    ///
    /// @return what went wrong
    List<String> load() {
        stack.delivery().release();
        for (Map.Entry<String, TickOutcome> outcome : stack.settle().entrySet()) {
            if (!(outcome.getValue() instanceof TickOutcome.Quiet)) {
                wrong.add(outcome.toString());
            }
        }
        return List.copyOf(wrong);
    }

    /// Clients of its cloud.
    Clients clients() {
        return stack.cloud().clients();
    }

    /// Starts a pipeline by hand, without waiting for it.
    void start(String pipeline) {
        stack.start(pipeline);
    }

    /// What adopting an object that another loader has loaded leaves in the journal.
    void adopt(StepId step, String key) {
        ObjectId object = new ObjectId(LocalCloud.DATA_BUCKET, key);
        stack.journal().marks().write(List.of(new Mark(step, object, Mark.State.LOADED, 0, "", "", 0, "")));
    }

    /// Releases what is set aside.
    ///
    /// @return how many
    long release(Pipeline pipeline, Choice choice) {
        return new Release(stack.journal(), new Quarantine(stack.journal()))
                .release(pipeline, choice, false, held -> {});
    }

    /// Gives up what is set aside.
    long discard(Pipeline pipeline) {
        return new Release(stack.journal(), new Quarantine(stack.journal()))
                .discard(pipeline, Choice.all(), "somebody", false, held -> {});
    }

    /// Takes a run back.
    void undo(Pipeline pipeline, long run, boolean replay) {
        UndoOutcome outcome = new Undoer(stack.journal(), InstantSource.system(), () -> "undo")
                .open(pipeline, new UndoRequest(run, Optional.empty(), replay, false, "somebody"));
        assertInstanceOf(UndoOutcome.Opened.class, outcome);
    }

    /// Opens runs of a paused pipeline again.
    void resume(String pipeline) {
        stack.journal().runs().request(pipeline, new Request.Resume(false));
    }

    private static Statement superuser(Statement statement) throws SQLException {
        statement.execute(AS_SUPERUSER);
        return statement;
    }

    /// The rows of a query as text; an absent value is `null`.
    List<List<String>> rows(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = stack.cloud().database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = superuser(statement).executeQuery(sql)) {
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(found.getString(column)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Override
    public void close() {
        stack.close();
    }
}
