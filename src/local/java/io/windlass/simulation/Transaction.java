package io.windlass.simulation;

import io.windlass.redshift.Fence;
import io.windlass.redshift.LedgerKey;
import io.windlass.redshift.LedgerOutcome;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One submission on its way, a statement at a time. Its snapshot is taken by the first statement that reads.
final class Transaction {

    private static final Progress LOST = new Progress.Failed("ERROR: connection to the leader was lost", -1);

    private final long number;
    private final String name;
    private final List<Statement> statements;
    private final TransactionWorld world;
    private final boolean slow;
    private final Map<LedgerKey, LedgerOutcome> decisions = new HashMap<>();
    private final List<SimulatedWarehouse.Stored> rows = new ArrayList<>();
    private final List<SimulatedWarehouse.Row> listed = new ArrayList<>();
    private final List<SimulatedWarehouse.Read> reads = new ArrayList<>();
    private final List<Statement> deleted = new ArrayList<>();
    private final Map<LedgerKey, List<List<String>>> skipped = new HashMap<>();
    private final Set<LedgerKey> undone = new HashSet<>();
    private final Set<Fence> touched = new HashSet<>();
    private List<List<String>> answer = List.of();
    private Progress progress = new Progress.Pending();
    private long snapshot = -1;
    private final boolean decides;
    private boolean unmet;
    private int next;

    Transaction(long number, String name, List<Statement> statements, TransactionWorld world, boolean slow) {
        this.slow = slow;
        this.number = number;
        this.name = name;
        this.statements = statements;
        this.decides = statements.size() > 1 && statements.stream().anyMatch(Transaction::decides);
        this.world = world;
    }

    /// Whether it is queued for long.
    boolean slow() {
        return slow;
    }

    String name() {
        return name;
    }

    int size() {
        return statements.size();
    }

    Progress progress() {
        return progress;
    }

    List<List<String>> answer() {
        return answer;
    }

    boolean ended() {
        return !(progress instanceof Progress.Pending);
    }

    /// Whether the next statement waits for a lock that somebody else holds.
    boolean blocked() {
        return next < statements.size()
                && statements.get(next) instanceof Statement.LockFence(Fence fence)
                && world.locks().containsKey(fence)
                && world.locks().get(fence) != this;
    }

    void abort() {
        if (!ended()) {
            end(new Progress.Aborted());
        }
    }

    /// Runs the next statement, or commits after the last.
    ///
    /// @param luck from 0 to 1: bad luck loses the connection, before the commit or after it
    void move(double luck) {
        if (next == statements.size()) {
            commit(luck);
            return;
        }
        if (luck < 0.02) {
            end(LOST);
            return;
        }
        if (luck < 0.05 && statements.get(next) instanceof Statement.Sql) {
            end(new Progress.Failed("ERROR: relation \"copied\" does not exist", number));
            return;
        }
        unmet |= luck < 0.08 && statements.get(next) instanceof Statement.Show;
        do {
            run(statements.get(next++)).ifPresent(this::end);
        } while (!decides() && !ended() && next < statements.size());
        if (!decides() && !ended()) {
            commit(1.0);
        }
    }

    private static boolean decides(Statement statement) {
        return statement instanceof Statement.Guard || statement instanceof Statement.InsertLedgerSkipped;
    }

    /// Whether it writes the ledger; whatever does not is of no interest in between.
    private boolean decides() {
        return decides;
    }

    private void commit(double luck) {
        if (luck < 0.05) {
            end(LOST);
            return;
        }
        world.delete(deleted, rows);
        world.commit(decisions, rows, listed, reads, touched);
        world.skip(skipped);
        world.undo(undone);
        end(
                luck < 0.15
                        ? LOST
                        : new Progress.Finished(
                                statements.stream().map(this::rowsOf).toList()));
    }

    private long rowsOf(Statement statement) {
        return switch (statement) {
            case Statement.TouchFence touch -> 1;
            case Statement.InsertLedger insert -> 1;
            case Statement.ReadLedger read -> answer.size();
            case Statement.ReadLoadErrors read -> answer.size();
            case Statement.CreateLedgerSkipped create -> -1;
            case Statement.InsertLedgerSkipped insert -> -1;
            case Statement.ReadLoadedKeys read -> answer.size();
            case Statement.ReadObject read -> answer.size();
            case Statement.ReadFigures read -> answer.size();
            case Statement.StageAdopted stage -> -1;
            case Statement.CopyAdopted copy -> -1;
            case Statement.InsertAdopted insert -> -1;
            case Statement.DropAdopted drop -> -1;
            case Statement.InsertAdoption insert -> -1;
            case Statement.CountAdoption count -> -1;
            case Statement.ReadSkipped read -> answer.size();
            case Statement.CopyLedgerObjects list -> listed.size();
            case Statement.Copy copy -> world.manifest(copy.manifest()).size();
            case Statement.Guard guard -> 1;
            case Statement.LockFence lock -> -1;
            case Statement.SetQueryGroup set -> -1;
            case Statement.SetStatementTimeout set -> -1;
            case Statement.CreateSchema create -> -1;
            case Statement.CreateTable create -> -1;
            case Statement.CreateNewTable create -> -1;
            case Statement.DropTable drop -> -1;
            case Statement.RenameTable rename -> -1;
            case Statement.CommentTable comment -> -1;
            case Statement.CommentColumn comment -> -1;
            case Statement.ReadColumns read -> answer.size();
            case Statement.ReadViews read -> answer.size();
            case Statement.AddColumn add -> -1;
            case Statement.CreateLedger create -> -1;
            case Statement.CreateLedgerObject create -> -1;
            case Statement.CreateFence create -> -1;
            case Statement.FillFence fill -> -1;
            case Statement.CreateStaging create -> -1;
            case Statement.DropStaging drop -> -1;
            case Statement.Deduplicate deduplicate -> -1;
            case Statement.DeleteOlder delete -> -1;
            case Statement.DeleteMatched delete -> -1;
            case Statement.DeleteRange delete -> -1;
            case Statement.DeleteAll delete -> -1;
            case Statement.DeleteRun delete -> -1;
            case Statement.UndoLedger undo -> -1;
            case Statement.InsertStaged insert -> -1;
            case Statement.Show show -> -1;
            case Statement.Refuse refuse -> -1;
            case Statement.Sql sql -> -1;
        };
    }

    private void end(Progress how) {
        progress = how;
        world.locks().values().removeIf(holder -> holder == this);
    }

    /// Empty where the transaction goes on.
    private Optional<Progress> run(Statement statement) {
        return switch (statement) {
            case Statement.LockFence(Fence fence) -> {
                world.locks().put(fence, this);
                yield Optional.empty();
            }
            case Statement.SetQueryGroup set -> Optional.empty();
            case Statement.SetStatementTimeout set -> Optional.empty();
            case Statement.TouchFence touch -> touch(touch.fence());
            case Statement.Guard(LedgerKey key) ->
                world.decided(key, snapshot()).isPresent() ? failed("ERROR: Divide by zero") : Optional.empty();
            case Statement.Copy copy -> copy(copy);
            case Statement.CopyLedgerObjects list -> {
                world.list(list.list()).forEach(object -> listed.add(new SimulatedWarehouse.Row(key(), object)));
                yield Optional.empty();
            }
            case Statement.InsertLedger insert -> insert(insert);
            case Statement.ReadLedger(LedgerKey key) -> {
                answer = world.has(Bug.H4)
                        ? List.of()
                        : world.told(key, snapshot())
                                .map(outcome -> List.of(List.of(outcome.text())))
                                .orElse(List.of());
                yield Optional.empty();
            }
            case Statement.ReadLoadErrors read -> {
                answer = world.reported(read.queries().getFirst());
                yield Optional.empty();
            }
            case Statement.CreateLedgerSkipped create -> Optional.empty();
            case Statement.InsertLedgerSkipped insert -> {
                if (!world.listsSkipped(insert.key(), snapshot())) {
                    skipped.put(insert.key(), world.reported(insert.queries().getFirst()));
                }
                yield Optional.empty();
            }
            case Statement.ReadObject read -> Optional.empty();
            case Statement.ReadFigures read -> Optional.empty();
            case Statement.StageAdopted stage -> Optional.empty();
            case Statement.CopyAdopted copy -> Optional.empty();
            case Statement.InsertAdopted insert -> Optional.empty();
            case Statement.DropAdopted drop -> Optional.empty();
            case Statement.InsertAdoption insert -> Optional.empty();
            case Statement.CountAdoption count -> Optional.empty();
            case Statement.ReadSkipped read -> Optional.empty();
            case Statement.ReadLoadedKeys read -> {
                answer = world.loadedKeys(read, snapshot());
                yield Optional.empty();
            }
            case Statement.CreateSchema create -> Optional.empty();
            case Statement.CreateTable create -> Optional.empty();
            case Statement.CreateNewTable create -> Optional.empty();
            case Statement.DropTable drop -> delete(drop);
            case Statement.RenameTable rename -> Optional.empty();
            case Statement.CommentTable comment -> Optional.empty();
            case Statement.CommentColumn comment -> Optional.empty();
            case Statement.ReadColumns read -> Optional.empty();
            case Statement.ReadViews read -> Optional.empty();
            case Statement.AddColumn add -> Optional.empty();
            case Statement.CreateLedger create -> Optional.empty();
            case Statement.CreateLedgerObject create -> Optional.empty();
            case Statement.CreateFence create -> Optional.empty();
            case Statement.FillFence fill -> Optional.empty();
            case Statement.CreateStaging create -> Optional.empty();
            case Statement.DropStaging drop -> Optional.empty();
            case Statement.Deduplicate deduplicate -> Optional.empty();
            case Statement.DeleteOlder delete -> Optional.empty();
            case Statement.DeleteMatched delete -> delete(delete);
            case Statement.DeleteRange delete -> delete(delete);
            case Statement.DeleteAll delete -> delete(delete);
            case Statement.DeleteRun delete -> delete(delete);
            case Statement.UndoLedger(LedgerKey key) -> {
                if (world.decided(key, snapshot()).equals(Optional.of(LedgerOutcome.LOADED))) {
                    undone.add(key);
                }
                yield Optional.empty();
            }
            case Statement.InsertStaged insert -> Optional.empty();
            case Statement.Show show -> {
                answer = unmet ? List.of(List.of("a row that must not be there")) : List.of();
                yield Optional.empty();
            }
            case Statement.Refuse refuse -> unmet ? failed("ERROR: Divide by zero") : Optional.empty();
            case Statement.Sql sql -> {
                reads.addAll(world.read(key(), bounds(sql)));
                yield Optional.empty();
            }
        };
    }

    /// Rows of the target go when it commits; those that it adds itself are not among them.
    private Optional<Progress> delete(Statement statement) {
        deleted.add(statement);
        return Optional.empty();
    }

    /// The runs or values that a sql step asks for, as they stand in its statement; empty without any.
    private static Optional<SimulatedWarehouse.Bounds> bounds(Statement.Sql sql) {
        List<Optional<String>> values = sql.fragments().stream()
                .filter(Statement.Fragment.Value.class::isInstance)
                .map(fragment -> ((Statement.Fragment.Value) fragment).literal().value())
                .toList();
        boolean byValue = sql.fragments().stream()
                .anyMatch(each -> each instanceof Statement.Fragment.Text(String text) && text.contains("number"));
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new SimulatedWarehouse.Bounds(
                        byValue,
                        values.getFirst().map(Long::parseLong),
                        values.getLast().map(Long::parseLong)));
    }

    private Optional<Progress> touch(Fence fence) {
        touched.add(fence);
        return world.touchedSince(fence, snapshot())
                ? failed("ERROR: could not serialize access due to concurrent update")
                : Optional.empty();
    }

    private Optional<Progress> insert(Statement.InsertLedger insert) {
        if (insert.outcome() == LedgerOutcome.VOID && world.has(Bug.H3)) {
            world.pretendVoid(insert.key());
        } else {
            decisions.put(insert.key(), insert.outcome());
        }
        return Optional.empty();
    }

    private Optional<Progress> copy(Statement.Copy copy) {
        SimulatedCopy done = SimulatedCopy.of(world, copy);
        world.report(number, done.refused());
        done.loaded()
                .forEach(object -> rows.add(
                        new SimulatedWarehouse.Stored(new SimulatedWarehouse.Row(key(), object.object()), object)));
        return done.error().flatMap(this::failed);
    }

    private LedgerKey key() {
        return statements.stream()
                .filter(Statement.Guard.class::isInstance)
                .map(statement -> ((Statement.Guard) statement).key())
                .findFirst()
                .orElseThrow();
    }

    private long snapshot() {
        if (snapshot < 0) {
            snapshot = world.now();
        }
        return snapshot;
    }

    private Optional<Progress> failed(String error) {
        return Optional.of(new Progress.Failed(error, number));
    }
}
