package io.windlass.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.windlass.client.Answers;
import io.windlass.client.AnswersContract;
import io.windlass.local.warehouse.TestWarehouse;
import io.windlass.redshift.Literal;
import io.windlass.redshift.Question;
import io.windlass.redshift.Selection;
import io.windlass.redshift.Warehouse;
import io.windlass.schema.Column;
import io.windlass.schema.ColumnType;
import io.windlass.schema.TableName;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/// Questions through the Data API, of the embedded warehouse.
class DataApiAnswersTest extends AnswersContract {

    @RegisterExtension
    static final TestWarehouse EMBEDDED = new TestWarehouse();

    @BeforeAll
    static void fill() {
        assertEquals(
                "FINISHED",
                EMBEDDED.run(
                                "CREATE TABLE numbers AS SELECT n, CASE WHEN n % 3 = 0 THEN NULL ELSE ('number ' || n)::varchar(64)"
                                        + " END AS text, (n / 2.0)::double precision AS half FROM generate_series(0, "
                                        + (ROWS - 1)
                                        + ") AS s(n)")
                        .statusAsString());
    }

    @Override
    protected Answers answers() {
        return new DataApiAnswers(EMBEDDED.client(), WarehouseTarget.workgroup("local", "dev"));
    }

    @Override
    protected void ended(String statement) {
        TestWarehouse.await(() -> !(answers().describe(statement) instanceof Warehouse.Progress.Pending));
    }

    @Test
    void isBusyWhileNothingMoreIsTaken() {
        assertInstanceOf(Warehouse.Submission.Busy.class, through(400, "ActiveStatementsExceededException"));
        assertInstanceOf(Warehouse.Submission.Busy.class, through(400, "ActiveSessionsExceededException"));
        assertInstanceOf(Warehouse.Submission.Busy.class, through(400, "ThrottlingException"));
        assertInstanceOf(Warehouse.Submission.Refused.class, through(400, "ValidationException"));
    }

    private static Warehouse.Submission through(int status, String failure) {
        try (RedshiftDataClient client = RedshiftDataClient.builder()
                .endpointOverride(EMBEDDED.server().endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("windlass", "local")))
                .httpClient(new ScriptedHttpClient(
                        UrlConnectionHttpClient.create(), call -> ScriptedHttpClient.failure(status, failure)))
                .build()) {
            Selection selection = new Selection(
                    TableName.parse("numbers"),
                    List.of(Column.of("n", new ColumnType("bigint"), "$['n']")),
                    List.of(new Selection.Region(
                            List.of(new Selection.Condition.Equal("n", Literal.of("bigint", "1"))))));
            return new DataApiAnswers(client, WarehouseTarget.workgroup("local", "dev"))
                    .ask("name", "token", new Question.Rows(selection));
        }
    }
}
