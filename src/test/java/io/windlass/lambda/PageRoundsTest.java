package io.windlass.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.TestDefinitions;
import io.windlass.local.EventDelivery;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import io.windlass.local.Trace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/// The page as the loader writes it, on a whole stack.
class PageRoundsTest {

    private LocalStack stack;

    @BeforeEach
    void up() {
        stack = LocalStack.start(new LocalStack.Options(
                new TestDefinitions()
                        .table("orders", "n", "integer")
                        .pipeline("orders", "orders/", "csv", "")
                        .catalog(),
                Optional.empty(),
                new EventDelivery.Manner(1, 1, 4, 1, true),
                notice -> {},
                new Trace(Optional.empty(), InstantSource.system())));
    }

    @AfterEach
    void down() {
        stack.close();
    }

    private void load(String key, String text) {
        stack.cloud()
                .clients()
                .s3()
                .putObject(
                        request -> request.bucket(LocalCloud.DATA_BUCKET).key(key),
                        RequestBody.fromBytes(text.getBytes(UTF_8)));
        stack.delivery().release();
        stack.settle();
    }

    private String asked() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        stack.loader().handleRequest(new ByteArrayInputStream("{\"action\":\"status\"}".getBytes(UTF_8)), answer, null);
        return answer.toString(UTF_8);
    }

    private ResponseBytes<GetObjectResponse> page() {
        return stack.cloud()
                .clients()
                .s3()
                .getObjectAsBytes(
                        request -> request.bucket(LocalCloud.OWN_BUCKET).key(PageRounds.PAGE));
    }

    /// The page once it says something; whoever waits for it in vain fails.
    private String pageThatSays(String words) {
        for (int look = 0; look < 300; look++) {
            String page = page().asUtf8String();
            if (page.contains(words)) {
                return page;
            }
            stack.await(Duration.ofMillis(100));
        }
        throw new AssertionError("no page said " + words + ": " + page().asUtf8String());
    }

    private long questions() {
        return stack
                .cloud()
                .clients()
                .redshiftData()
                .listStatements(request -> request.status("ALL").statementName("windlass/local/orders/"))
                .statements()
                .stream()
                .filter(statement -> statement.statementName().endsWith("/" + PageRounds.ACTION))
                .count();
    }

    @Test
    void beforeTheFirstLoadNobodyAsksTheWarehouse() throws IOException {
        assertEquals("{\"page\":\"s3://windlass/status/index.html\"}", asked());

        assertTrue(page().asUtf8String().contains("Nothing was loaded yet."));
        assertTrue(page().response().contentType().startsWith("text/html"));
        assertEquals("no-store", page().response().cacheControl());
        assertEquals(0, questions());
    }

    @Test
    void theLedgerIsAskedOnlyWhenARunHasEnded() throws IOException {
        load("orders/1.csv", "1\n2\n3\n");
        asked();
        assertTrue(page().asUtf8String().contains("run 1"), "at once what the journal says");
        String page = pageThatSays("data-figure=\"rows\">3<");

        assertTrue(page.contains("orders \u00b7 orders"), page);
        assertFalse(page.contains("data-refresh"), "a file in a bucket asks nobody");
        asked();
        asked();
        assertEquals(1, questions());
        assertTrue(page().asUtf8String().contains("data-figure=\"rows\">3<"));

        load("orders/2.csv", "4\n");
        asked();
        pageThatSays("data-figure=\"rows\">4<");
        assertEquals(2, questions());
    }

    @Test
    void aLedgerThatDoesNotAnswerIsSaidAndAskedAgain() throws IOException, SQLException {
        load("orders/1.csv", "1\n");
        sql("alter table windlass.ledger rename to mislaid");
        asked();
        String page = pageThatSays("the ledger cannot be asked: ");

        assertTrue(page.contains("not asked"), page);
        assertTrue(page.contains("run 1"), "the journal says what it knows");
        sql("alter table windlass.mislaid rename to ledger");
    }

    @Test
    void anObjectInQuarantineIsReleasedOnTheStack() throws IOException {
        load("orders/bad.csv", "no number\n");
        asked();

        assertTrue(
                page().asUtf8String()
                        .contains("./windlass release orders --object s3://data/orders/bad.csv --stack local"),
                page().asUtf8String());
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = stack.cloud().database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
