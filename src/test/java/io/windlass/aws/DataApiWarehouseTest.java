package io.windlass.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.aws.ScriptedHttpClient.Action;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import io.windlass.redshift.Warehouse.Progress;
import io.windlass.redshift.Warehouse.Submission;
import io.windlass.redshift.WarehouseUnavailable;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;

/// What is said to the Data API, and what its answers mean. The answers are those of the service's model.
class DataApiWarehouseTest {

    private static final String ID = "d9b6c0c9-0747-4bf4-b142-e8883122f766";
    private static final Statement ONE = new Statement.Sql("select 1");
    private static final Statement TWO = new Statement.Sql("select 2");

    private final Deque<Action> answers = new ArrayDeque<>();
    private final ScriptedHttpClient http = new ScriptedHttpClient(new DeadServer(), call -> answers.remove());
    private final DataApiWarehouse warehouse = warehouse(WarehouseTarget.workgroup("analytics", "dev"));

    @Test
    void submitsSeveralStatementsAsOneBatch() throws IOException {
        answer("{\"Id\":\"" + ID + "\"}");

        assertEquals(new Submission.Accepted(ID), warehouse.submit("windlass-7", "token", List.of(ONE, TWO)));

        assertEquals("BatchExecuteStatement", http.calls().get(0).operation());
        assertEquals(
                json("{\"Sqls\":[\"select 1\",\"select 2\"],\"Database\":\"dev\",\"WorkgroupName\":\"analytics\","
                        + "\"WithEvent\":true,\"StatementName\":\"windlass-7\",\"ClientToken\":\"token\"}"),
                json(http.calls().get(0).body()));
    }

    @Test
    void submitsOneStatementByItself() throws IOException {
        answer("{\"Id\":\"" + ID + "\"}");

        assertEquals(new Submission.Accepted(ID), warehouse.submit("windlass-7", "token", List.of(ONE)));

        assertEquals("ExecuteStatement", http.calls().get(0).operation());
        assertEquals(
                json("{\"Sql\":\"select 1\",\"Database\":\"dev\",\"WorkgroupName\":\"analytics\","
                        + "\"WithEvent\":true,\"StatementName\":\"windlass-7\",\"ClientToken\":\"token\"}"),
                json(http.calls().get(0).body()));
    }

    @Test
    void namesAClusterAndItsUserOrASecret() throws IOException {
        answer("{\"Id\":\"" + ID + "\"}");
        answer("{\"Id\":\"" + ID + "\"}");

        warehouse(new WarehouseTarget(
                        "dev", Optional.empty(), Optional.of("blue"), Optional.of("loader"), Optional.empty()))
                .submit("n", "t", List.of(ONE));
        warehouse(new WarehouseTarget(
                        "dev", Optional.empty(), Optional.of("blue"), Optional.empty(), Optional.of("arn:secret")))
                .submit("n", "t", List.of(ONE, TWO));

        JsonNode first = json(http.calls().get(0).body());
        assertEquals("blue", first.get("ClusterIdentifier").textValue());
        assertEquals("loader", first.get("DbUser").textValue());
        assertEquals(
                "arn:secret", json(http.calls().get(1).body()).get("SecretArn").textValue());
        assertTrue(first.path("WorkgroupName").isMissingNode());
    }

    @Test
    void isBusyWhereTheServiceSaysNotNow() {
        for (Action answer : List.of(
                failure(400, "ActiveStatementsExceededException"),
                failure(400, "ActiveSessionsExceededException"),
                failure(400, "ThrottlingException"),
                failure(500, "InternalServerException"),
                failure(500, "BatchExecuteStatementException"),
                failure(503, "ServiceUnavailable"))) {
            answers.add(answer);

            Submission submission = warehouse.submit("n", "t", List.of(ONE, TWO));

            assertInstanceOf(Submission.Busy.class, submission, answer.toString());
        }
    }

    @Test
    void isBusyWhereNoAnswerCameAndAsksAgainWithTheSameToken() throws IOException {
        answers.add(new Action.LoseAnswer());
        answer("{\"Id\":\"" + ID + "\"}");

        assertInstanceOf(Submission.Busy.class, warehouse.submit("n", "t", List.of(ONE, TWO)));
        assertEquals(new Submission.Accepted(ID), warehouse.submit("n", "t", List.of(ONE, TWO)));

        assertEquals(http.calls().get(0), http.calls().get(1));
    }

    @Test
    void isRefusedWhereTheRequestItselfIsWrong() {
        for (String type : List.of("ValidationException", "AccessDeniedException", "ResourceNotFoundException")) {
            answers.add(failure(400, type));

            Submission submission = warehouse.submit("n", "t", List.of(ONE));

            assertTrue(
                    assertInstanceOf(Submission.Refused.class, submission)
                            .reason()
                            .contains("as the script wants"),
                    submission.toString());
        }
    }

    @Test
    void submitsNoMoreThanABatchHolds() {
        assertThrows(IllegalArgumentException.class, () -> warehouse.submit("n", "t", Collections.nCopies(41, ONE)));
        assertThrows(IllegalArgumentException.class, () -> warehouse.submit("n", "t", List.of()));
    }

    @Test
    void isPendingUntilTheServiceNamesAnEnd() {
        for (String status : List.of("SUBMITTED", "PICKED", "STARTED", "SOMETHING_NEW")) {
            answer("{\"Id\":\"" + ID + "\",\"Status\":\"" + status + "\"}");

            assertEquals(new Progress.Pending(), warehouse.describe(ID), status);
        }
    }

    @Test
    void tellsTheRowsOfEachStatement() {
        answer("{\"Id\":\"" + ID + "\",\"Status\":\"FINISHED\",\"ResultRows\":9,\"SubStatements\":["
                + "{\"Id\":\"" + ID + ":1\",\"Status\":\"FINISHED\",\"ResultRows\":-1},"
                + "{\"Id\":\"" + ID + ":2\",\"Status\":\"FINISHED\"},"
                + "{\"Id\":\"" + ID + ":3\",\"Status\":\"FINISHED\",\"ResultRows\":8056}]}");
        answer("{\"Id\":\"" + ID + "\",\"Status\":\"FINISHED\",\"ResultRows\":3}");

        assertEquals(new Progress.Finished(List.of(-1L, -1L, 8_056L)), warehouse.describe(ID));
        assertEquals(new Progress.Finished(List.of(3L)), warehouse.describe(ID));
    }

    @Test
    void tellsTheErrorAndTheQueryOfThePartThatFailed() {
        answer("{\"Id\":\"" + ID + "\",\"Status\":\"FAILED\",\"Error\":\"ERROR: Load into table 't' failed.\","
                + "\"RedshiftQueryId\":1,\"SubStatements\":["
                + "{\"Id\":\"" + ID + ":1\",\"Status\":\"FINISHED\",\"RedshiftQueryId\":2},"
                + "{\"Id\":\"" + ID + ":2\",\"Status\":\"FAILED\",\"RedshiftQueryId\":3,\"Error\":\"part\"},"
                + "{\"Id\":\"" + ID + ":3\",\"Status\":\"ABORTED\"}]}");
        answer("{\"Id\":\"" + ID + "\",\"Status\":\"FAILED\",\"SubStatements\":[" + "{\"Id\":\"" + ID
                + ":1\",\"Status\":\"FAILED\",\"Error\":\"only the part says why\"}]}");
        answer("{\"Id\":\"" + ID + "\",\"Status\":\"FAILED\",\"Error\":\"alone\",\"RedshiftQueryId\":4}");
        answer("{\"Id\":\"" + ID + "\",\"Status\":\"FAILED\"}");

        assertEquals(new Progress.Failed("ERROR: Load into table 't' failed.", 3), warehouse.describe(ID));
        assertEquals(new Progress.Failed("only the part says why", -1), warehouse.describe(ID));
        assertEquals(new Progress.Failed("alone", 4), warehouse.describe(ID));
        assertEquals(new Progress.Failed("", -1), warehouse.describe(ID));
    }

    @Test
    void tellsTheOtherEnds() {
        answer("{\"Id\":\"" + ID + "\",\"Status\":\"ABORTED\"}");
        answers.add(failure(400, "ResourceNotFoundException"));

        assertEquals(new Progress.Aborted(), warehouse.describe(ID));
        assertEquals(new Progress.Forgotten(), warehouse.describe(ID));
    }

    @Test
    void saysThatItWasNotAnswered() {
        answers.add(failure(400, "ThrottlingException"));
        answers.add(failure(400, "AccessDeniedException"));

        assertThrows(WarehouseUnavailable.class, () -> warehouse.describe(ID));
        assertThrows(RedshiftDataException.class, () -> warehouse.describe(ID));
    }

    @Test
    void findsTheNewestOfExactlyThisNameOnAnyPage() throws IOException {
        answer("{\"Statements\":["
                + "{\"Id\":\"a\",\"StatementName\":\"windlass-7-10\",\"CreatedAt\":9E9},"
                + "{\"Id\":\"b\",\"StatementName\":\"windlass-7-1\",\"CreatedAt\":1.598323175823E9},"
                + "{\"Id\":\"n\",\"CreatedAt\":9E9}],\"NextToken\":\"more\"}");
        answer("{\"Statements\":["
                + "{\"Id\":\"c\",\"StatementName\":\"windlass-7-1\",\"CreatedAt\":1.598323175824E9},"
                + "{\"Id\":\"d\",\"StatementName\":\"windlass-7-1\",\"CreatedAt\":1.5E9}]}");

        assertEquals(Optional.of("c"), warehouse.find("windlass-7-1"));

        assertEquals(
                json("{\"StatementName\":\"windlass-7-1\",\"Status\":\"ALL\"}"),
                json(http.calls().get(0).body()));
        assertEquals("more", json(http.calls().get(1).body()).get("NextToken").textValue());
    }

    @Test
    void findsNothingWhereOnlyLongerNamesAre() {
        answer("{\"Statements\":[{\"Id\":\"a\",\"StatementName\":\"windlass-7-10\",\"CreatedAt\":9E9}]}");

        assertEquals(Optional.empty(), warehouse.find("windlass-7-1"));
    }

    @Test
    void readsTheRowsOfAStatementOfSeveralPageByPage() throws IOException {
        answer("{\"Id\":\"" + ID + "\",\"Status\":\"FINISHED\",\"HasResultSet\":true,\"SubStatements\":[" + "{\"Id\":\""
                + ID + ":1\",\"HasResultSet\":false},{\"Id\":\"" + ID + ":2\",\"HasResultSet\":true}]}");
        answer("{\"Records\":[[{\"stringValue\":\"s3://b/k\"},{\"longValue\":3},{\"isNull\":true}]],"
                + "\"NextToken\":\"more\"}");
        answer("{\"Records\":[[{\"stringValue\":\"\"},{\"booleanValue\":true},{\"doubleValue\":1.5}]]}");

        assertEquals(
                List.of(Arrays.asList("s3://b/k", "3", null), List.of("", "true", "1.5")),
                warehouse.rows(ID, 1).rows());

        assertEquals(ID + ":2", json(http.calls().get(1).body()).get("Id").textValue());
        assertEquals("more", json(http.calls().get(2).body()).get("NextToken").textValue());
    }

    @Test
    void readsTheRowsOfAStatementByItself() {
        answer("{\"Id\":\"" + ID + "\",\"Status\":\"FINISHED\",\"HasResultSet\":true}");
        answer("{\"Records\":[[{\"stringValue\":\"loaded\"}]]}");

        assertEquals(Warehouse.Returned.of(List.of(List.of("loaded"))), warehouse.rows(ID, 0));
    }

    @Test
    void tellsHowManyRowsThereWereWhereAFailedBatchDoesNotShowThem() {
        answer("{\"Id\":\"" + ID + "\",\"Status\":\"FAILED\",\"SubStatements\":[{\"Id\":\"" + ID
                + ":1\",\"Status\":\"FINISHED\",\"HasResultSet\":true,\"ResultRows\":3}]}");
        answers.add(failure(400, "ResourceNotFoundException"));

        assertEquals(new Warehouse.Returned(3, List.of()), warehouse.rows(ID, 0));
    }

    @Test
    void readsNothingWhereAStatementReturnsNothing() {
        answer("{\"Id\":\"" + ID + "\",\"Status\":\"FINISHED\",\"SubStatements\":[" + "{\"Id\":\"" + ID
                + ":1\",\"HasResultSet\":true},{\"Id\":\"" + ID + ":2\",\"HasResultSet\":false}]}");
        answer("{\"Id\":\"" + ID + "\",\"Status\":\"FINISHED\",\"HasResultSet\":false}");

        assertEquals(Warehouse.Returned.of(List.of()), warehouse.rows(ID, 1));
        assertEquals(Warehouse.Returned.of(List.of()), warehouse.rows(ID, 0));
    }

    @Test
    void cancelsWhatRunsAndLeavesTheRest() throws IOException {
        answer("{\"Status\":true}");
        answers.add(failure(400, "ValidationException"));
        answers.add(failure(400, "ResourceNotFoundException"));

        warehouse.cancel(ID);
        warehouse.cancel(ID);
        warehouse.cancel(ID);

        assertEquals(3, http.calls("CancelStatement").size());
        assertEquals(ID, json(http.calls().get(0).body()).get("Id").textValue());
    }

    private void answer(String json) {
        answers.add(new Action.Answer(200, json));
    }

    private static Action failure(int status, String type) {
        return new Action.Answer(status, "{\"__type\":\"" + type + "\",\"Message\":\"as the script wants\"}");
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new JsonMapper().readTree(text);
    }

    private DataApiWarehouse warehouse(WarehouseTarget target) {
        RedshiftDataClient client = RedshiftDataClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:1"))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("windlass", "local")))
                .httpClient(http)
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
        return new DataApiWarehouse(client, target);
    }
}
