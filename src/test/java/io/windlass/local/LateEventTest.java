package io.windlass.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.acceptance.TestDefinitions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/// Events of one key that come late, after those of later writes.
class LateEventTest {

    private static LocalStack stack;

    @BeforeAll
    static void start() {
        TestDefinitions definitions = new TestDefinitions();
        definition(definitions, "reloaded", "reload", "\"replace\"");
        definition(definitions, "merged", "reload", "{\"merge\": {\"key\": [\"id\"]}}");
        definition(definitions, "replaced", "replace", "\"append\"");
        definition(definitions, "mended", "reload", "{\"merge\": {\"key\": [\"id\"]}}");
        stack = LocalStack.start(new LocalStack.Options(
                definitions.catalog(),
                Optional.empty(),
                new EventDelivery.Manner(1, 0, 1, 1, true),
                notice -> {},
                new Trace(Optional.empty(), InstantSource.system())));
    }

    private static void definition(TestDefinitions definitions, String name, String overwrite, String load) {
        definitions.file(
                "schemas/" + name + ".json",
                "{\"table\": \"" + name
                        + "\", \"audit\": true, \"columns\": [{\"name\": \"id\", \"type\": \"integer\"},"
                        + " {\"name\": \"text\", \"type\": \"varchar(9)\"}]}");
        definitions.file(
                "pipelines/" + name + ".json",
                "{\"pipeline\": \"" + name + "\", \"steps\": [{\"step\": \"" + name + "\", \"copy\": \"" + name
                        + "\", \"from\": {\"prefix\": \"" + name + "/\", \"overwrite\": \"" + overwrite
                        + "\"}, \"format\": \"csv\", \"load\": " + load + "}]}");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static ObjectWritten put(String name, String text) {
        stack.cloud()
                .clients()
                .s3()
                .putObject(
                        request -> request.bucket(LocalCloud.DATA_BUCKET).key(name + "/1.csv"),
                        RequestBody.fromBytes(text.getBytes(UTF_8)));
        return stack.delivery().take().getLast();
    }

    /// The event of one write comes now, and whatever it causes is done.
    private static void comes(ObjectWritten write) throws IOException {
        stack.recorder()
                .handleRequest(
                        new ByteArrayInputStream(
                                S3Notifications.notification(List.of(write)).getBytes(UTF_8)),
                        new ByteArrayOutputStream(),
                        null);
        stack.settle();
    }

    private static List<String> table(String name) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = stack.cloud().database().getConnection();
                ResultSet result = connection
                        .createStatement()
                        .executeQuery("select id || ' ' || text from " + name + " order by 1")) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    /// The run that the late event causes reads what lies there, and not what the event told of; were its mark of the
    /// event, the same content written later would pass for the same write told twice.
    private static void lateBetweenRepetitions(String name) throws IOException, SQLException {
        comes(put(name, "1,a\n"));
        ObjectWritten late = put(name, "1,b\n");
        comes(put(name, "1,a\n"));
        comes(late);
        assertEquals(List.of("1 a"), table(name));
        comes(put(name, "1,b\n"));
        assertEquals(List.of("1 b"), table(name));
        comes(put(name, "1,a\n"));
        assertEquals(List.of("1 a"), table(name));
    }

    @Test
    void whatTakesAllHasWhatLiesThere() throws IOException, SQLException {
        lateBetweenRepetitions("reloaded");
    }

    @Test
    void whatMergesHasWhatLiesThere() throws IOException, SQLException {
        lateBetweenRepetitions("merged");
    }

    @Test
    void whatReplacesRowsHasWhatLiesThere() throws IOException, SQLException {
        lateBetweenRepetitions("replaced");
    }

    @Test
    void aBadFileThatIsWrittenAgainIsLoadedWhicheverEventCameLate() throws IOException, SQLException {
        comes(put("mended", "x,a\n"));
        ObjectWritten late = put("mended", "7,b\n");
        comes(put("mended", "x,a\n"));
        comes(late);
        comes(put("mended", "7,b\n"));
        assertEquals(List.of("7 b"), table("mended"));
    }
}
