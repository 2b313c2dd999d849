package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A star that depends on two staging pipelines, from the command line.
class DependenciesTest {

    private static final Map<String, String> DEFINITIONS = new LinkedHashMap<>(Map.of(
            "schemas/plays.json",
            """
            {"table": "staging.plays", "columns": [{"name": "song", "type": "varchar(20)"}, {"name": "who", "type": "integer"}]}
            """,
            "schemas/songs.json",
            """
            {"table": "staging.songs", "columns": [{"name": "song", "type": "varchar(20)"}, {"name": "artist", "type": "varchar(20)"}]}
            """,
            "schemas/star.json",
            """
            {"table": "marts.star", "columns": [{"name": "artist", "type": "varchar(20)"}, {"name": "plays", "type": "bigint"}]}
            """,
            "pipelines/a_star.json",
            """
            {"pipeline": "star", "dependsOn": ["plays", "songs"], "steps": [
              {"step": "star", "creates": ["marts.star"], "sql": ["delete from marts.star",
               "insert into marts.star select s.artist, count(*) from staging.plays p join staging.songs s on s.song = p.song group by 1"]}]}
            """,
            "pipelines/plays.json",
            """
            {"pipeline": "plays", "steps": [{"step": "plays", "copy": "staging.plays", "from": {"prefix": "plays/"}, "format": "csv"}]}
            """,
            "pipelines/songs.json",
            """
            {"pipeline": "songs", "start": "manual", "steps": [
              {"step": "songs", "copy": "staging.songs", "from": {"prefix": "songs/"}, "format": "csv"}]}
            """,
            "pipelines/alone.json",
            """
            {"pipeline": "alone", "dependsOn": ["plays"], "steps": [
              {"step": "one", "sql": ["create table if not exists public.ones (run bigint)", "insert into public.ones select :run_id"]}]}
            """));

    @TempDir
    private Path directory;

    private Path data;

    @BeforeEach
    void write() throws IOException {
        for (Map.Entry<String, String> file : DEFINITIONS.entrySet()) {
            file("definitions/" + file.getKey(), file.getValue());
        }
        data = Files.createDirectories(directory.resolve("data"));
        file("data/plays/1.csv", "a,1\na,2\nb,1\n");
        file("data/plays/2.csv", "a,3\n");
        file("data/songs/1.csv", "a,Ana\nb,Ben\n");
    }

    private void file(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Command command(String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of(name));
        arguments.addAll(List.of(more));
        arguments.addAll(
                List.of("--definitions", directory.resolve("definitions").toString()));
        return Command.run(arguments.toArray(String[]::new));
    }

    @Test
    void theStarFollowsBothWhereTheyAreActiveToo() {
        Command run = command(
                "run",
                "star",
                "--data",
                data.toString(),
                "--with-dependencies",
                "--json",
                "--sql",
                "select artist, plays from marts.star order by 1",
                "--sql",
                "select pipeline, count(*) as steps from windlass.ledger group by 1 order by 1");

        assertEquals(0, run.code(), run.err());
        assertEquals(
                List.of(
                        "{\"artist\":\"Ana\",\"plays\":3}",
                        "{\"artist\":\"Ben\",\"plays\":1}",
                        "{\"pipeline\":\"plays\",\"steps\":1}",
                        "{\"pipeline\":\"songs\",\"steps\":1}",
                        "{\"pipeline\":\"star\",\"steps\":1}"),
                run.out());
    }

    @Test
    void aDependencyThatNeverCompletesIsNamed() throws IOException {
        Files.delete(data.resolve("plays/1.csv"));
        Files.delete(data.resolve("plays/2.csv"));

        Command run = command("run", "star", "--data", data.toString(), "--with-dependencies");

        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains("star stands still: it waits for a complete run of plays"), run.err());
    }

    @Test
    void aPipelineThatIsActiveAloneWaitsForNobodyAndSaysSo() {
        Command run = command(
                "run", "alone", "--data", data.toString(), "--json", "--sql", "select count(*) from public.ones");

        assertEquals(0, run.code(), run.err());
        assertEquals(List.of("{\"count\":1}"), run.out());
        assertTrue(
                run.err().startsWith("alone depends on plays; only alone is active here, so it waits for nobody"),
                run.err());
    }

    @Test
    void whatIsLiveWithoutWhatItDependsOnIsRefused() {
        Command up = command("up", "--home", directory.resolve("home").toString(), "--pipelines", "star,plays");

        assertEquals(2, up.code());
        assertEquals("--pipelines: star depends on songs, which is not among them and so never runs\n", up.err());
    }

    @Test
    void aPlanForFilesShowsWhatItWouldDoAlone() {
        Command plan = command("plan", "alone", "--data", data.toString());

        assertEquals(0, plan.code(), plan.err());
        assertTrue(String.join("\n", plan.out()).contains("insert into public.ones"), plan.out()::toString);
    }
}
