package io.windlass.aws;

import io.windlass.journal.JournalUnavailable;
import io.windlass.journal.Mark;
import io.windlass.journal.Marks;
import io.windlass.journal.ObjectId;
import io.windlass.journal.SetAside;
import io.windlass.journal.StepId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;

/// Marks in DynamoDB: one write unit each where there was none, another where there was.
public final class DynamoDbMarks implements Marks {

    /// DynamoDB takes so many in a BatchGetItem.
    private static final int READ_CHUNK = 100;

    /// DynamoDB takes so many in a BatchExecuteStatement.
    private static final int WRITE_CHUNK = 25;

    private static final int AT_ONCE = 16;

    private final DynamoDbTable table;

    public DynamoDbMarks(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public Map<ObjectId, Mark> find(StepId step, Collection<ObjectId> objects) {
        List<Map<String, AttributeValue>> keys = objects.stream()
                .distinct()
                .map(object -> MarkFormat.key(step, object))
                .toList();
        Map<ObjectId, Mark> found = new HashMap<>();
        for (List<Map<String, AttributeValue>> items :
                Parallel.map(Chunks.of(keys, READ_CHUNK), AT_ONCE, table::getAll)) {
            for (Map<String, AttributeValue> item : items) {
                Mark mark = MarkFormat.mark(step, item);
                found.put(mark.object(), mark);
            }
        }
        return found;
    }

    @Override
    public void write(Collection<Mark> marks) {
        // A request may name an item once; of several marks of an object the highest run's holds in the end.
        Map<Map<String, AttributeValue>, Mark> byKey = new LinkedHashMap<>();
        marks.forEach(mark -> byKey.merge(
                MarkFormat.key(mark.step(), mark.object()),
                mark,
                BinaryOperator.maxBy(Comparator.comparingLong(Mark::run))));
        Parallel.map(Chunks.of(List.copyOf(byKey.values()), WRITE_CHUNK), AT_ONCE, this::insert);
    }

    /// One request each: a batch takes no condition on what is there.
    @Override
    public void rewrite(Collection<Mark> marks, long run) {
        Map<Map<String, AttributeValue>, Mark> byKey = new LinkedHashMap<>();
        marks.forEach(mark -> byKey.put(MarkFormat.key(mark.step(), mark.object()), mark));
        Parallel.map(List.copyOf(byKey.values()), AT_ONCE, mark -> table.write(MarkFormat.over(mark, run)));
    }

    @Override
    public void setAside(SetAside aside) {
        table.write(new ConditionalWrite(
                SetAsideFormat.item(aside), Optional.empty(), Optional.empty(), Map.of(), Map.of()));
    }

    @Override
    public List<SetAside> setAside(String pipeline, long after, int atMost) {
        return Pages.after(table, SetAsideFormat.key(pipeline, after), atMost).stream()
                .map(item -> SetAsideFormat.setAside(pipeline, item))
                .toList();
    }

    private int insert(List<Mark> marks) {
        List<Mark> left = marks;
        for (int attempts = 1; ; attempts++) {
            Inserted inserted = insertOnce(left);
            inserted.taken().forEach(mark -> table.write(MarkFormat.overLowerRuns(mark)));
            left = inserted.left();
            if (left.isEmpty()) {
                return marks.size();
            }
            if (!table.backoff().again(attempts)) {
                throw new JournalUnavailable(
                        left.size() + " marks could not be written in " + attempts + " attempts: " + inserted.reason());
            }
        }
    }

    private Inserted insertOnce(List<Mark> marks) {
        List<BatchStatementRequest> statements = marks.stream()
                .map(mark -> MarkFormat.insert(table.name(), mark))
                .toList();
        List<BatchStatementResponse> responses = Failures.journal(
                        "cannot write marks to " + table.name(),
                        () -> table.client().batchExecuteStatement(request -> request.statements(statements)))
                .responses();
        List<Mark> taken = new ArrayList<>();
        List<Mark> left = new ArrayList<>();
        String reason = "";
        for (int i = 0; i < marks.size(); i++) {
            BatchStatementError error = responses.get(i).error();
            if (error == null) {
                continue;
            }
            switch (error.code()) {
                case DUPLICATE_ITEM, CONDITIONAL_CHECK_FAILED -> taken.add(marks.get(i));
                case REQUEST_LIMIT_EXCEEDED,
                        PROVISIONED_THROUGHPUT_EXCEEDED,
                        TRANSACTION_CONFLICT,
                        THROTTLING_ERROR,
                        INTERNAL_SERVER_ERROR -> {
                    left.add(marks.get(i));
                    reason = error.codeAsString() + " " + error.message();
                }
                case ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED,
                        VALIDATION_ERROR,
                        RESOURCE_NOT_FOUND,
                        ACCESS_DENIED,
                        UNKNOWN_TO_SDK_VERSION ->
                    throw new IllegalStateException("the mark of "
                            + marks.get(i).object() + " was refused: " + error.codeAsString() + " " + error.message());
            }
        }
        return new Inserted(taken, left, reason);
    }

    /// @param taken where a mark is already
    /// @param left to be tried again
    /// @param reason why the last of them was left
    private record Inserted(List<Mark> taken, List<Mark> left, String reason) {}
}
