package io.windlass.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.redshift.Question;
import io.windlass.redshift.Selection;
import java.util.List;
import java.util.stream.LongStream;

/// The fake.
class HeldAnswersTest extends AnswersContract {

    @Override
    protected Answers answers() {
        return new HeldAnswers(HeldAnswersTest::below);
    }

    @Override
    protected void ended(String statement) {
        assertEquals(true, statement.startsWith("statement-"));
    }

    private static List<List<Object>> below(Question question) {
        Selection.Condition.Between condition = (Selection.Condition.Between)
                question.selection().regions().getFirst().conditions().getFirst();
        long bound =
                Long.parseLong(condition.high().orElseThrow().value().value().orElseThrow());
        return LongStream.range(0, bound).mapToObj(AnswersContract::row).toList();
    }
}
