package io.windlass.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.journal.Run;
import io.windlass.redshift.LoadErrorLog;
import io.windlass.redshift.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InquiryTest {

    private static final List<Statement> QUESTION =
            List.of(new Statement.ReadLoadErrors(LoadErrorLog.SYS, List.of(1L)));
    private static final Run RUN =
            Run.opened("p", 1, "runs/p/1/", List.of(), false, Instant.parse("2026-01-01T00:00:00Z"));

    private final SlowWarehouse warehouse =
            new SlowWarehouse(3, batch -> SlowWarehouse.Ending.finished(List.of(List.of("row"))));
    private final Asked asked = new Asked();

    @Test
    void whoAskedAlreadyOnlyLooks() {
        assertEquals(new Inquiry.Answer.Pending(), ask(asked));
        assertEquals(new Inquiry.Answer.Pending(), ask(asked));
        assertEquals(new Inquiry.Answer.Pending(), ask(asked));
        assertEquals(new Inquiry.Answer.Rows("statement-1"), ask(asked));

        assertEquals(1, warehouse.submissions());
    }

    @Test
    void whoKnowsNothingOfItGetsTheSameStatement() {
        ask(asked);
        ask(new Asked());
        ask(new Asked());

        assertEquals(new Inquiry.Answer.Rows("statement-1"), ask(asked));
        assertEquals(1, warehouse.batches().size());
    }

    @Test
    void aStatementThatIsForgottenIsAskedAgain() {
        ask(asked);
        warehouse.forget();

        assertEquals(new Inquiry.Answer.Pending(), ask(asked));

        assertEquals(2, warehouse.batches().size());
    }

    @Test
    void whatIsRememberedHasAnEnd() {
        for (int token = 0; token <= Asked.MOST; token++) {
            asked.remember("token " + token, "id " + token);
        }

        assertEquals(
                1,
                IntStream.rangeClosed(0, Asked.MOST)
                        .filter(token -> asked.statement("token " + token).isPresent())
                        .count());
        assertEquals("id " + Asked.MOST, asked.statement("token " + Asked.MOST).orElseThrow());
    }

    private Inquiry.Answer ask(Asked known) {
        return new Inquiry(warehouse, "abcdefghijkl", "test", known).ask(RUN, "errors", QUESTION);
    }
}
