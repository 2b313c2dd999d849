package io.windlass.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.client.RequestFailed;
import io.windlass.client.RequestFailed.Code;
import io.windlass.journal.RunSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

    private static Request read(String text) {
        return RequestReader.read(Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void theSampleOfEveryActionIsRead(Action action) throws IOException {
        String file = "api-" + action.text().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) + ".json";
        JsonNode sample = Json.parse(Files.readAllBytes(Path.of("events", file)));

        assertEquals(action.text(), sample.path("action").asText());
        Class<? extends Request> kind = switch (action) {
            case WRITE -> Request.Write.class;
            case INGEST -> Request.Ingest.class;
            case IMPORT -> Request.Import.class;
            case JOB -> Request.Job.class;
            case EXACT_KEY_QUERY, RANGE_KEY_QUERY -> Request.Ask.class;
            case RESULTS -> Request.Results.class;
            case CANCEL -> Request.Cancel.class;
            case TABLES -> Request.Tables.class;
        };
        assertInstanceOf(kind, RequestReader.read(sample));
    }

    @Test
    void whatIsNullIsLeftOut() {
        assertEquals(
                new Request.Ingest("t", List.of("b/k"), Optional.empty()),
                read("{'action':'ingest','table':'t','files':['b/k'],'job':null}"));
        assertEquals(
                new Request.Results("q", Optional.empty(), Duration.ZERO),
                read("{'action':'results','query':'q','next':null,'wait':null}"));
        assertEquals(new Request.Cancel("q", false), read("{'action':'cancel','query':'q','forget':null}"));
    }

    @Test
    void everyTimeOfAStatementThatIsReadCanBeCarried() {
        for (String seconds : List.of("1", "1.5", "86400")) {
            Request.Import read = assertInstanceOf(
                    Request.Import.class,
                    read("{'action':'import','table':'t','files':[],'platform':{'statementTimeout':" + seconds + "}}"));

            assertTrue(RunSettings.isTimeout(read.platform().statementTimeout().orElseThrow()), seconds);
        }
    }

    @Test
    void secondsMayHaveAFraction() {
        assertEquals(
                new Request.Results("q", Optional.of("n"), Duration.ofMillis(1_500)),
                read("{'action':'results','query':'q','next':'n','wait':1.5}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | `` | must be an object",
                "{} | /action | must be a string",
                "{'action':'wriet'} | /action | did you mean \"write\"?",
                "{'action':'write','rows':[]} | `` | needs \"table\"",
                "{'action':'write','table':null,'rows':[]} | `` | needs \"table\"",
                "{'action':'write','table':1,'rows':[]} | /table | must be a string",
                "{'action':'write','table':'t','rows':{}} | /rows | must be an array",
                "{'action':'write','table':'t','rows':[{},1]} | /rows/1 | must be an object",
                "{'action':'write','table':'t','rows':[],'jop':'j'} | /jop | did you mean \"job\"?",
                "{'action':'tables','a/b~c':1} | /a~1b~0c | is not known",
                "{'action':'ingest','table':'t','files':['b/k',1]} | /files/1 | must be a string",
                "{'action':'import','table':'t','files':[],'platform':{'queue':1}} | /platform/queue | is not known",
                "{'action':'import','table':'t','files':[],'platform':{'manifests':0}} | /platform/manifests | whole number",
                "{'action':'import','table':'t','files':[],'platform':{'statementTimeout':0}} | /platform/statementTimeout | from 1 to 86400",
                "{'action':'import','table':'t','files':[],'platform':{'statementTimeout':0.0001}} | /platform/statementTimeout | from 1 to 86400",
                "{'action':'import','table':'t','files':[],'platform':{'statementTimeout':86401}} | /platform/statementTimeout | from 1 to 86400",
                "{'action':'results','query':'q','wait':-1} | /wait | from 0 to 900",
                "{'action':'results','query':'q','wait':1e9} | /wait | from 0 to 900",
                "{'action':'cancel','query':'q','forget':'yes'} | /forget | true or false",
                "{'action':'exactKeyQuery','table':'t','keys':'k'} | /keys | must be an object of arrays",
                "{'action':'exactKeyQuery','table':'t','keys':{'k':1}} | /keys/k | must be an array",
                "{'action':'exactKeyQuery','table':'t','keys':[{}]} | /keys/0 | names no column",
                "{'action':'rangeKeyQuery','table':'t','regions':[{'k':[1]}]} | /regions/0/k | a range is",
            })
    void aMistakeIsToldWithItsPlace(String text, String pointer, String message) {
        RequestFailed failed = assertThrows(RequestFailed.class, () -> read(text));

        assertEquals(Code.BAD_REQUEST, failed.code());
        assertEquals(pointer, failed.pointer());
        assertTrue(failed.getMessage().contains(message), failed.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{'a':1,'a':2}", "{} {}", "{'a'", "nul"})
    void whatIsNoJsonIsRefusedWithoutBeingRepeated(String text) {
        RequestFailed failed = assertThrows(RequestFailed.class, () -> read(text));

        assertEquals(Code.BAD_REQUEST, failed.code());
        assertTrue(failed.getMessage().startsWith("the request is not JSON"), failed.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "-1e-99999999999"})
    void aNumberThatNothingHoldsIsRefused(String number) {
        RequestFailed failed = assertThrows(RequestFailed.class, () -> read("{'action':'tables','x':" + number + "}"));

        assertEquals(Code.BAD_REQUEST, failed.code());
        assertEquals("a number of the request has an exponent that nothing holds", failed.getMessage());
    }

    @Test
    void whatIsDeeperThanCanBeReadIsToldApartFromWhatIsNoJson() {
        RequestFailed failed = assertThrows(RequestFailed.class, () -> read("[".repeat(1_001) + "]".repeat(1_001)));

        assertEquals(Code.BAD_REQUEST, failed.code());
        assertTrue(failed.getMessage().startsWith("the request cannot be read: "), failed.getMessage());
        assertTrue(failed.getMessage().contains("1000"), failed.getMessage());
    }

    @Test
    void noMoreKeysAreAskedForThanOneCallCanWorkThrough() {
        String most = String.join(",", Collections.nCopies(Keys.MOST, "1"));
        read("{'action':'exactKeyQuery','table':'t','keys':{'a':[" + most + "]}}");

        RequestFailed failed = assertThrows(
                RequestFailed.class,
                () -> read("{'action':'exactKeyQuery','table':'t','keys':{'a':[" + most + ",1]}}"));

        assertEquals("/keys", failed.pointer());
        assertEquals(
                "asks for 20,001 keys or regions at once; ask for at most 20,000 and then for the rest",
                failed.getMessage());
    }
}
