package io.windlass.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.local.warehouse.TestWarehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

class TrialSessionTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static Trial trial(RedshiftDataClient client) {
        return Trial.in(client, "local", "dev");
    }

    private static String tables(String name) {
        return WAREHOUSE.value("SELECT COUNT(*) FROM pg_tables WHERE tablename = '" + name + "'");
    }

    @Test
    void moreStatementsThanABatchTakesAreOneTransactionOfWhichNothingStays() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE many (n INTEGER)");
        IntStream.range(0, 90).forEach(n -> statements.add("INSERT INTO many VALUES (" + n + ")"));
        statements.add("SELECT 1 / CASE WHEN COUNT(*) = 90 THEN 1 ELSE 0 END FROM many");

        TrialSession session = trial(WAREHOUSE.client()).session().orElseThrow();
        assertEquals(Optional.empty(), session.run(statements));
        assertEquals("0", tables("many"));

        session.close();
        assertThrows(ValidationException.class, () -> session.run(statements), "the session is left open");
    }

    @Test
    void theFirstStatementThatFailsIsToldAndTheNextRunIsAnotherTransaction() {
        try (TrialSession session = trial(WAREHOUSE.client()).session().orElseThrow()) {
            Trial.Failure failure = session.run(
                            List.of("CREATE TABLE once (n INTEGER)", "SELECT m FROM once", "SELECT n FROM nowhere"))
                    .orElseThrow();
            assertEquals(1, failure.index());
            assertTrue(failure.error().contains("column \"m\" does not exist"), failure.error());
            assertTrue(failure.query() > 0, failure.toString());
            assertEquals(Optional.empty(), session.run(List.of("CREATE TABLE once (n INTEGER)")));
            assertEquals("0", tables("once"));
        }
    }

    @Test
    void whereATransactionDoesNotOutliveItsCallNothingIsTried() {
        assertEquals(Optional.empty(), trial(new Forgetful(WAREHOUSE.client())).session());
    }

    /// A Data API whose sessions forget: each statement runs in one of its own.
    private record Forgetful(RedshiftDataClient real) implements RedshiftDataClient {

        @Override
        public ExecuteStatementResponse executeStatement(ExecuteStatementRequest request) {
            ExecuteStatementResponse response = real.executeStatement(request.toBuilder()
                    .sessionId(null)
                    .sessionKeepAliveSeconds(null)
                    .workgroupName("local")
                    .database("dev")
                    .build());
            return response.toBuilder()
                    .sessionId("11111111-2222-3333-4444-555555555555")
                    .build();
        }

        @Override
        public DescribeStatementResponse describeStatement(DescribeStatementRequest request) {
            return real.describeStatement(request);
        }

        @Override
        public String serviceName() {
            return real.serviceName();
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
