package io.windlass.local.warehouse.dataapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.local.warehouse.TestWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedFailureTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    @ParameterizedTest
    @CsvSource({
        "ActiveSessionsExceededException, 400",
        "ActiveStatementsExceededException, 400",
        "ActiveWaitingRequestsExceededException, 400",
        "BatchExecuteStatementException, 500",
        "DatabaseConnectionException, 500",
        "ExecuteStatementException, 500",
        "InternalServerException, 500",
        "QueryTimeoutException, 400",
        "ResourceNotFoundException, 400",
        "ValidationException, 400"
    })
    void anAccessKeyAsksForAnError(String error, int status) {
        try (RawClient client = new RawClient(WAREHOUSE.server(), "FAIL-" + error)) {
            RawClient.Answer answer = client.call("ListStatements", "{}");
            assertEquals(error, answer.error());
            assertEquals(status, answer.status());
        }
    }

    @Test
    void anErrorThatIsNotThereIsRefusedWithThoseThatAre() {
        try (RawClient client = new RawClient(WAREHOUSE.server(), "FAIL-Internal")) {
            RawClient.Answer answer = client.call("ListStatements", "{}");
            assertEquals("ValidationException", answer.error());
            assertTrue(
                    answer.message().startsWith("The access key asks for the error 'Internal'; there are Active"),
                    answer::message);
        }
    }

    @Test
    void anyOtherAccessKeyAsksForNothing() {
        try (RawClient client = new RawClient(WAREHOUSE.server(), "AKIAFAIL-InternalServerException")) {
            assertEquals(200, client.call("ListStatements", "{}").status());
        }
    }
}
