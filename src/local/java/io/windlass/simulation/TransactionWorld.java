package io.windlass.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windlass.journal.ObjectId;
import io.windlass.journal.RunFiles;
import io.windlass.load.ListedObject;
import io.windlass.load.ObjectList;
import io.windlass.redshift.Fence;
import io.windlass.redshift.LedgerKey;
import io.windlass.redshift.LedgerOutcome;
import io.windlass.redshift.Literal;
import io.windlass.redshift.Statement;
import io.windlass.schema.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What transactions share: the committed ledger and table, locks, the bucket that COPY reads, and the errors it
/// leaves behind.
final class TransactionWorld {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Bucket bucket;
    private final RunFiles files;
    private final Optional<Bug> bug;
    private final Map<LedgerKey, Decision> ledger = new HashMap<>();
    private final List<SimulatedWarehouse.Stored> table = new ArrayList<>();
    private final List<SimulatedWarehouse.Row> ledgerObjects = new ArrayList<>();
    private final List<SimulatedWarehouse.Read> reads = new ArrayList<>();
    private final Map<LedgerKey, Listed> skipped = new HashMap<>();
    private final SimulatedWarehouse.Defined defined;
    private final Map<Fence, Transaction> locks = new HashMap<>();
    private final Map<Fence, Long> touched = new HashMap<>();
    private final Map<Long, List<List<String>>> errors = new HashMap<>();
    private final Set<LedgerKey> pretended = new HashSet<>();
    private long commits;

    TransactionWorld(Bucket bucket, RunFiles files, Optional<Bug> bug, SimulatedWarehouse.Defined defined) {
        this.defined = defined;
        this.bucket = bucket;
        this.files = files;
        this.bug = bug;
    }

    boolean has(Bug wanted) {
        return bug.isPresent() && bug.get() == wanted;
    }

    Map<Fence, Transaction> locks() {
        return locks;
    }

    /// The number of the last commit: what a snapshot taken now would see.
    long now() {
        return commits;
    }

    /// Whether somebody committed a change of the fence's row after the snapshot.
    boolean touchedSince(Fence fence, long snapshot) {
        return touched.getOrDefault(fence, 0L) > snapshot;
    }

    Optional<LedgerOutcome> decided(LedgerKey key, long snapshot) {
        return Optional.ofNullable(ledger.get(key))
                .filter(decision -> decision.commit() <= snapshot)
                .map(Decision::outcome);
    }

    /// What a reader of the ledger is told.
    Optional<LedgerOutcome> told(LedgerKey key, long snapshot) {
        return decided(key, snapshot)
                .or(() -> pretended.contains(key) ? Optional.of(LedgerOutcome.VOID) : Optional.empty());
    }

    void pretendVoid(LedgerKey key) {
        pretended.add(key);
    }

    void commit(
            Map<LedgerKey, LedgerOutcome> decisions,
            List<SimulatedWarehouse.Stored> rows,
            List<SimulatedWarehouse.Row> listed,
            List<SimulatedWarehouse.Read> read,
            Set<Fence> fences) {
        commits++;
        decisions.forEach((key, outcome) -> ledger.putIfAbsent(key, new Decision(outcome, commits)));
        table.addAll(rows);
        ledgerObjects.addAll(listed);
        reads.addAll(read);
        fences.forEach(fence -> touched.put(fence, commits));
    }

    /// Rows go. The lock lets nobody add any meanwhile.
    ///
    /// @param statements which
    /// @param added what is added by the same transaction
    void delete(List<Statement> statements, List<SimulatedWarehouse.Stored> added) {
        for (Statement statement : statements) {
            table.removeIf(stored -> goes(statement, stored.row(), added));
        }
    }

    private boolean goes(Statement statement, SimulatedWarehouse.Row row, List<SimulatedWarehouse.Stored> added) {
        return switch (statement) {
            case Statement.DeleteRun(TableName target, long run) ->
                in(row, target) && row.key().run() == run;
            case Statement.DeleteAll(TableName target) -> in(row, target);
            case Statement.DropTable(TableName target) -> in(row, target);
            case Statement.DeleteRange(TableName target, Statement.Range range) ->
                in(row, target) && within(row, range);
            case Statement.DeleteMatched delete ->
                in(row, delete.target())
                        && added.stream().anyMatch(each -> each.row().object().equals(row.object()));
            case Statement other -> throw new IllegalArgumentException(other.toString());
        };
    }

    private static boolean in(SimulatedWarehouse.Row row, TableName table) {
        return table.name().equals(row.key().pipeline() + "_" + row.key().step());
    }

    private boolean within(SimulatedWarehouse.Row row, Statement.Range range) {
        return defined.value(row)
                .filter(value -> value >= number(range.from()) && value < number(range.to()))
                .isPresent();
    }

    private static long number(Literal literal) {
        return Long.parseLong(literal.value().orElseThrow());
    }

    /// The rest of a commit: what was loaded is undone.
    void undo(Set<LedgerKey> undone) {
        undone.forEach(key -> ledger.put(key, new Decision(LedgerOutcome.UNDONE, commits)));
    }

    /// The rest of a commit: rows that were skipped are listed.
    void skip(Map<LedgerKey, List<List<String>>> rows) {
        rows.forEach((key, listed) -> skipped.merge(key, new Listed(sum(listed), commits), Listed::and));
    }

    private static long sum(List<List<String>> refused) {
        return refused.stream().mapToLong(row -> Long.parseLong(row.getLast())).sum();
    }

    boolean listsSkipped(LedgerKey key, long snapshot) {
        return skipped.containsKey(key) && skipped.get(key).commit() <= snapshot;
    }

    /// How many skipped rows are listed.
    long skipped(LedgerKey key) {
        return skipped.containsKey(key) ? skipped.get(key).rows() : 0;
    }

    Map<LedgerKey, LedgerOutcome> ledger() {
        Map<LedgerKey, LedgerOutcome> outcomes = new HashMap<>();
        ledger.forEach((key, decision) -> outcomes.put(key, decision.outcome()));
        return outcomes;
    }

    List<SimulatedWarehouse.Stored> table() {
        return table;
    }

    /// What a sql step finds in the tables.
    List<SimulatedWarehouse.Read> read(LedgerKey reader, Optional<SimulatedWarehouse.Bounds> bounds) {
        return table.stream()
                .map(SimulatedWarehouse.Stored::row)
                .filter(row -> defined.reads(reader, row, bounds))
                .map(row -> new SimulatedWarehouse.Read(reader, row))
                .toList();
    }

    List<SimulatedWarehouse.Read> reads() {
        return reads;
    }

    List<SimulatedWarehouse.Row> ledgerObjects() {
        return ledgerObjects;
    }

    /// What a reader of loaded keys is told, in the order of the keys.
    List<List<String>> loadedKeys(Statement.ReadLoadedKeys read, long snapshot) {
        Map<String, TreeSet<Long>> runs = new TreeMap<>();
        for (SimulatedWarehouse.Row row : ledgerObjects) {
            String key = row.object().key();
            boolean asked = row.key().pipeline().equals(read.pipeline())
                    && row.key().step().equals(read.step())
                    && read.after().filter(after -> key.compareTo(after) <= 0).isEmpty();
            if (asked && decided(row.key(), snapshot).equals(Optional.of(LedgerOutcome.LOADED))) {
                runs.computeIfAbsent(key, any -> new TreeSet<>()).add(row.key().run());
            }
        }
        return runs.entrySet().stream()
                .limit(read.atMost())
                .map(entry -> List.of(
                        entry.getKey(),
                        Long.toString(entry.getValue().last()),
                        Integer.toString(entry.getValue().size())))
                .toList();
    }

    Bucket bucket() {
        return bucket;
    }

    void report(long query, List<List<String>> rows) {
        errors.put(query, rows);
    }

    List<List<String>> reported(long query) {
        return errors.getOrDefault(query, List.of());
    }

    List<ObjectId> manifest(String url) {
        try (InputStream in = open(url)) {
            List<ObjectId> objects = new ArrayList<>();
            for (JsonNode entry : JSON.readTree(in).get("entries")) {
                String[] parts =
                        entry.get("url").asText().substring("s3://".length()).split("/", 2);
                objects.add(new ObjectId(parts[0], parts[1]));
            }
            return objects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<ObjectId> list(String url) {
        List<ObjectId> objects = new ArrayList<>();
        ObjectList.read(
                open(url),
                chunk -> chunk.stream().map(ListedObject::object).forEach(object -> objects.add(object.id())));
        return objects;
    }

    private InputStream open(String url) {
        return files.open(url.substring(files.url("").length()));
    }

    private record Listed(long rows, long commit) {
        private Listed and(Listed other) {
            return new Listed(rows + other.rows, other.commit);
        }
    }

    private record Decision(LedgerOutcome outcome, long commit) {}
}
