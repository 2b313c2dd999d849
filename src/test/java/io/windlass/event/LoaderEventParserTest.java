package io.windlass.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoaderEventParserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"action\":\"tick\"}",
                "{\"detail-type\":\"Scheduled Event\",\"source\":\"aws.scheduler\",\"detail\":\"{}\"}",
                "{\"detail\":{},\"source\":\"aws.events\",\"detail-type\":\"Scheduled Event\",\"time\":\"2026-01-01T00:00:00Z\"}"
            })
    void everySpellingOfATickIsATick(String event) throws IOException {
        assertEquals(new LoaderEvent.Tick(), parse(event));
    }

    @ParameterizedTest
    @EnumSource(LoaderEvent.State.class)
    void theEndOfAStatementIsRead(LoaderEvent.State state) throws IOException {
        String event = """
                {"detail-type":"Redshift Data Statement Status Change","source":"aws.redshift-data",
                 "detail":{"statementName":"windlass/s/p/4/1/load","statementId":"id-1","state":"%s","expireAt":1}}""".formatted(state);

        assertEquals(new LoaderEvent.StatementEnded("windlass/s/p/4/1/load", "id-1", state), parse(event));
    }

    @Test
    void actionsAreRead() throws IOException {
        assertEquals(
                new LoaderEvent.Start("p", Optional.empty(), ""), parse("{\"action\":\"start\",\"pipeline\":\"p\"}"));
        assertEquals(
                new LoaderEvent.Start("p", Optional.of(Instant.parse("2026-03-01T03:00:00Z")), ""),
                parse("{\"time\":\"2026-03-01T03:00:00Z\",\"pipeline\":\"p\",\"action\":\"start\"}"));
        assertEquals(new LoaderEvent.Pause("p", ""), parse("{\"action\":\"pause\",\"pipeline\":\"p\"}"));
        assertEquals(new LoaderEvent.Resume("p", false, ""), parse("{\"action\":\"resume\",\"pipeline\":\"p\"}"));
        assertEquals(
                new LoaderEvent.Resume("p", true, ""),
                parse("{\"action\":\"resume\",\"pipeline\":\"p\",\"dropStart\":true}"));
        assertEquals(new LoaderEvent.Cancel("p", ""), parse("{\"action\":\"cancel\",\"pipeline\":\"p\"}"));
        assertEquals(
                new LoaderEvent.Start("p", Optional.empty(), "Ada"),
                parse("{\"action\":\"start\",\"pipeline\":\"p\",\"by\":\"Ada\"}"));
        assertEquals(
                new LoaderEvent.Reconcile(Optional.of("p"), "Ada"),
                parse("{\"action\":\"reconcile\",\"pipeline\":\"p\",\"by\":\"Ada\"}"));
        assertEquals(
                new LoaderEvent.Reconcile(Optional.of("p"), ""),
                parse("{\"action\":\"reconcile\",\"pipeline\":\"p\"}"));
        assertEquals(new LoaderEvent.Reconcile(Optional.empty(), ""), parse("{\"action\":\"reconcile\"}"));
        assertEquals(new LoaderEvent.WritePage(), parse("{\"action\":\"status\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|no JSON object",
                "[]|no JSON object",
                "{|broken JSON",
                "{\"a\":1}|neither an action nor a detail-type",
                "{\"Records\":[]}|send events of objects to the recorder",
                "{\"detail-type\":\"Object Created\",\"source\":\"aws.s3\"}|send events of objects to the recorder",
                "{\"detail-type\":\"Scheduled Event\",\"source\":\"my.app\"}|knows no \"Scheduled Event\" of \"my.app\"",
                "{\"action\":\"stop\",\"pipeline\":\"p\"}|not one of tick, start, pause, resume, cancel, skip, reconcile",
                "{\"action\":7}|action is \"7\"",
                "{\"action\":\"pause\"}|pipeline is missing",
                "{\"action\":\"pause\",\"pipeline\":\"No Such\"}|pipeline is \"No Such\"",
                "{\"action\":\"start\",\"pipeline\":\"p\",\"tiem\":\"2026-03-01T03:00:00Z\"}|start knows no member \"tiem\"",
                "{\"action\":\"start\",\"pipeline\":\"p\",\"time\":\"tomorrow\"}|time is \"tomorrow\"",
                "{\"action\":\"undo\",\"pipeline\":\"p\"}|nothing is chosen; name run, object, prefix, from or to",
                "{\"action\":\"undo\",\"pipeline\":\"p\",\"run\":0}|run is \"0\"",
                "{\"action\":\"undo\",\"pipeline\":\"p\",\"run\":1,\"why\":\"x\"}|undo knows no member \"why\"",
                "{\"action\":\"release\",\"pipeline\":\"p\",\"object\":\"s3://b/\"}|object is \"s3://b/\"",
                "{\"action\":\"release\",\"pipeline\":\"p\",\"object\":\"s3://b/k\",\"prefix\":\"s3://b/\"}|name one",
                "{\"action\":\"release\",\"pipeline\":\"p\",\"prefix\":\"b/k\"}|it must look like s3://bucket/prefix/",
                "{\"action\":\"discard\",\"pipeline\":\"p\",\"run\":1}|why is missing",
                "{\"action\":\"pause\",\"pipeline\":\"p\",\"by\":\"a\\nb\"}|by must be a text of 1 to 200 characters",
                "{\"action\":\"resume\",\"pipeline\":\"p\",\"dropStart\":\"yes\"}|dropStart must be true or false",
                "{\"action\":\"skip\",\"pipeline\":\"p\"}|step is missing",
                "{\"detail-type\":\"Redshift Data Statement Status Change\",\"source\":\"aws.redshift-data\"}|names no statement",
                "{\"detail-type\":\"Redshift Data Statement Status Change\",\"source\":\"aws.redshift-data\",\"detail\":"
                        + "{\"statementName\":\"n\",\"statementId\":\"i\",\"state\":\"STARTED\"}}|detail.state is \"STARTED\""
            })
    void whatTheLoaderDoesNotKnowIsRefusedWithAReason(String event, String reason) throws IOException {
        LoaderEvent.Refused refused = assertInstanceOf(LoaderEvent.Refused.class, parse(event));

        assertTrue(refused.reason().contains(reason), refused.reason());
    }

    @Test
    void everyMistakeOfAnActionIsNamed() throws IOException {
        LoaderEvent.Refused refused = assertInstanceOf(
                LoaderEvent.Refused.class, parse("{\"action\":\"start\",\"pipelin\":\"p\",\"time\":\"now\"}"));

        assertTrue(refused.reason().contains("\"pipelin\""), refused.reason());
        assertTrue(refused.reason().contains("pipeline is missing"), refused.reason());
        assertTrue(refused.reason().contains("time is \"now\""), refused.reason());
    }

    @Test
    void nestingIsBounded() throws IOException {
        assertInstanceOf(LoaderEvent.Refused.class, parse("{\"a\":" + "[".repeat(100_000)));
    }

    private static LoaderEvent parse(String event) throws IOException {
        return new LoaderEventParser().parse(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
    }
}
