package io.windlass.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.windlass.redshift.Literal;
import io.windlass.redshift.Question;
import io.windlass.redshift.Selection;
import io.windlass.redshift.Warehouse.Progress;
import io.windlass.redshift.Warehouse.Submission;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnType;
import io.windlass.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every warehouse that is asked does.
public abstract class AnswersContract {

    /// Rows of the table `numbers`: `n` from 0, `text` and the half of it; every third text is NULL.
    protected static final int ROWS = 2_500;

    private static final Column NUMBER = Column.of("n", new ColumnType("bigint"), "$['n']");
    private static final Column TEXT = Column.of("text", new ColumnType("varchar(64)"), "$['text']");
    private static final Column HALF = Column.of("half", new ColumnType("double precision"), "$['half']");

    private Answers answers;

    protected abstract Answers answers();

    /// Waits until a statement is over.
    protected abstract void ended(String statement);

    @BeforeEach
    void setUp() {
        answers = answers();
    }

    private static Question below(long number) {
        Literal bound = Literal.of("bigint", Long.toString(number));
        return new Question.Rows(new Selection(
                TableName.parse("numbers"),
                List.of(NUMBER, TEXT, HALF),
                List.of(new Selection.Region(List.of(new Selection.Condition.Between(
                        "n", Optional.empty(), Optional.of(new Selection.Bound(bound, false))))))));
    }

    protected static List<Object> row(long number) {
        List<Object> row = new ArrayList<>();
        row.add(number);
        row.add(number % 3 == 0 ? null : "number " + number);
        row.add(number / 2.0);
        return row;
    }

    private String accepted(Question question, String token) {
        return assertInstanceOf(Submission.Accepted.class, answers.ask("a question", token, question))
                .id();
    }

    private String finished(Question question) {
        String id = accepted(question, UUID.randomUUID().toString());
        ended(id);
        assertInstanceOf(Progress.Finished.class, answers.describe(id));
        return id;
    }

    @Test
    void tellsEveryRowOnceOverItsPages() {
        String id = finished(below(ROWS));

        List<List<Object>> all = new ArrayList<>();
        Optional<String> next = Optional.empty();
        int pages = 0;
        do {
            Answers.Page page = answers.page(id, next);
            all.addAll(page.rows());
            next = page.next();
            pages++;
        } while (next.isPresent());

        assertEquals(ROWS, all.size());
        assertEquals(3, pages);
        all.sort(java.util.Comparator.comparing(row -> (Long) row.getFirst()));
        for (int number = 0; number < ROWS; number++) {
            assertEquals(row(number), all.get(number));
        }
    }

    @Test
    void tellsAPageAgain() {
        String id = finished(below(1_500));
        Optional<String> second = answers.page(id, Optional.empty()).next();

        assertEquals(answers.page(id, second).rows(), answers.page(id, second).rows());
        assertEquals(500, answers.page(id, second).rows().size());
    }

    @Test
    void anEmptyAnswerIsOneEmptyPage() {
        assertEquals(new Answers.Page(List.of(), Optional.empty()), answers.page(finished(below(0)), Optional.empty()));
    }

    @Test
    void theSameTokenIsTheSameStatement() {
        String token = UUID.randomUUID().toString();
        String id = accepted(below(5), token);
        ended(id);

        assertEquals(id, accepted(below(5), token));
    }

    @Test
    void knowsNothingOfAStrangersStatement() {
        assertInstanceOf(
                Progress.Forgotten.class, answers.describe(UUID.randomUUID().toString()));
    }

    @Test
    void anEndedStatementStaysEndedWhenItIsCancelled() {
        String id = finished(below(5));

        answers.cancel(id);

        assertInstanceOf(Progress.Finished.class, answers.describe(id));
    }
}
