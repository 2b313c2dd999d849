package io.windlass.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A price of one's own counts, or is refused: no bill of published prices is taken for one's own.
class PricesTest {

    @TempDir
    private Path directory;

    private Path file(String json) throws IOException {
        return Files.writeString(directory.resolve("mine.json"), json.replace('\'', '"'));
    }

    @Test
    void pricesOfOnesOwnReplaceTheOthers() throws IOException {
        Prices prices = Prices.in(file("{'region': 'eu-central-1', 'amounts': {'rpu_hour': {'amount': 0.5}}}"));

        assertEquals("eu-central-1", prices.region());
        assertEquals(0.5, prices.of(Price.RPU_HOUR));
        assertEquals(0.000000625, prices.of(Price.WRITE_UNIT));
    }

    @Test
    void thePublishedFileCanBeTheBeginningOfOnesOwn() {
        assertEquals(Prices.published(), Prices.in(Path.of("src/local/resources/io/windlass/cost/prices.json")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | a file of prices is one object",
                "[] | a file of prices is one object",
                "null | a file of prices is one object",
                "{} | /amounts: no price is in the file",
                "{'region':'here'} | /amounts: no price is in the file",
                "{'amounts':{}} | /amounts: no price is in the file",
                "{'amounts':[1]} | /amounts: no price is in the file",
                "{'lambdaa':0.1} | /lambdaa: no such member; there are region, date, amounts",
                "{'amount':{}} | /amount: no such member; did you mean `amounts`?",
                "{'region':1,'amounts':{}} | /region: a text is needed",
                "{'amounts':{'rpu':{'amount':0.5}}} | /amounts/rpu: no such price; did you mean `rpu_hour`?",
                "{'amounts':{'a/b':{}}} | /amounts/a~1b: no such price; there are lambda_request, ",
                "{'amounts':{'rpu_hour':0.5}} | /amounts/rpu_hour: an object is needed",
                "{'amounts':{'rpu_hour':{}}} | /amounts/rpu_hour/amount: a number of 0 or more",
                "{'amounts':{'rpu_hour':{'amount':'cheap'}}} | /amounts/rpu_hour/amount: a number of 0 or more",
                "{'amounts':{'rpu_hour':{'amount':1e999}}} | /amounts/rpu_hour/amount: a number of 0 or more",
                "{'amounts':{'rpu_hour':{'amuont':1}}} | /amounts/rpu_hour/amuont: no such member; did you mean `amount`?",
                "{'amounts':{'load_bytes_a_second':{'amount':0}}} | /amounts/load_bytes_a_second/amount: a number above 0",
                "{'amounts':{},'amounts':{}} | line 1: no JSON: Duplicate field",
                "{} {} | line 1: no JSON: ",
                "{'amounts' | line 1: no JSON: ",
            })
    void whatWouldBePassedOverIsRefusedWithItsPlace(String json, String message) throws IOException {
        Path mine = file(json);
        String expected = message.replace('`', '"');

        String refused = assertThrows(IllegalArgumentException.class, () -> Prices.in(mine))
                .getMessage();
        assertTrue(refused.startsWith(expected), refused);

        Command cost = Command.run("cost", "--objects", "5", "--size", "1MB", "--prices", mine.toString());
        assertEquals(2, cost.code());
        assertTrue(cost.err().startsWith(mine + ": " + expected), cost.err());
        assertTrue(cost.out().isEmpty(), cost.out()::toString);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Command cost = Command.run("cost", "--objects", "5", "--size", "1MB", "--prices", "gone.json");

        assertEquals(2, cost.code());
        assertEquals("gone.json: there is no such file\n", cost.err());
    }
}
