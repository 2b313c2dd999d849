package io.windlass.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

/// The packaged star schema on the real files of the music-streaming sample, against the figures beside them.
class StarSchemaTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final String COUNTS =
            "select (select count(*) from analytics.d_users), (select count(*) from analytics.d_songs),"
                    + " (select count(*) from analytics.d_artists), (select count(*) from analytics.d_time),"
                    + " (select count(*) from analytics.f_songplays),"
                    + " (select count(*) from analytics.f_songplays where song_id is not null)";
    private static final String LEVELS =
            "select level, count(*), count(distinct user_id) from analytics.d_users group by 1 order by 1";

    private Path data;
    private JsonNode star;

    @BeforeEach
    void findTheData() throws IOException {
        String directory = System.getenv("WINDLASS_TEST_DATA");
        assumeTrue(directory != null, "WINDLASS_TEST_DATA is not set");
        data = Path.of(directory, "sparkify");
        star = MAPPER.readTree(data.resolve("EXPECTED.json").toFile()).get("star");
    }

    private static Catalog sparkify() {
        Catalog packaged = TestStack.catalog(DefinitionFiles.packaged(StarSchemaTest.class.getClassLoader()));
        SequencedMap<String, Pipeline> pipelines = new LinkedHashMap<>();
        pipelines.put("sparkify", packaged.pipeline("sparkify").orElseThrow());
        return new Catalog(pipelines);
    }

    private List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void put(TestStack stack, Path file) {
        stack.put(data.relativize(file).toString(), RequestBody.fromFile(file));
    }

    private void checkStar(TestStack stack) throws SQLException {
        assertEquals(
                List.of(List.of(
                        star.get("users_distinct_userId_NextSong").asText(),
                        star.get("songs").asText(),
                        star.get("artists").asText(),
                        star.get("time_distinct_ts_NextSong").asText(),
                        star.get("songplays_NextSong_rows_(left_join)").asText(),
                        star.get("songplays_inner_join_title+artist+duration").asText())),
                stack.rows(COUNTS));
        JsonNode levels = star.get("users_latest_level_counts_NextSong");
        assertEquals(
                List.of(
                        List.of(
                                "free",
                                levels.get("free").asText(),
                                levels.get("free").asText()),
                        List.of(
                                "paid",
                                levels.get("paid").asText(),
                                levels.get("paid").asText())),
                stack.rows(LEVELS));
        JsonNode match = star.get("matches_title+artist+duration").get(0);
        assertEquals(
                List.of(List.of(
                        match.get("song_id").asText(),
                        match.get("artist_id").asText(),
                        match.get("userId").asText(),
                        match.get("sessionId").asText(),
                        match.get("itemInSession").asText(),
                        match.get("level").asText())),
                stack.rows("select song_id, artist_id, user_id, session_id, item_in_session, level"
                        + " from analytics.f_songplays where song_id is not null"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 30})
    void theStarIsTheSameInHoweverManyBatchesItsDaysCome(int batches) throws IOException, SQLException {
        List<Path> days = new ArrayList<>(files("log_data"));
        // The last days first, so that older plays come after newer ones; the songs in the middle of the days.
        java.util.Collections.reverse(days);
        List<Path> songs = files("song_data");
        try (TestStack stack = new TestStack(sparkify())) {
            for (int batch = 0; batch < batches; batch++) {
                for (Path day : days.subList(batch * 30 / batches, (batch + 1) * 30 / batches)) {
                    put(stack, day);
                }
                if (batch == batches / 2) {
                    songs.forEach(song -> put(stack, song));
                }
                assertEquals(List.of(), stack.load());
            }
            checkStar(stack);

            stack.start("sparkify");
            assertEquals(List.of(), stack.load());
            checkStar(stack);
        }
    }

    @Test
    void daysAndSongsThatAreLoadedAgainUnderOtherKeysChangeNothing() throws IOException, SQLException {
        try (TestStack stack = new TestStack(sparkify())) {
            for (String folder : List.of("log_data", "song_data")) {
                for (Path file : files(folder)) {
                    put(stack, file);
                }
            }
            assertEquals(List.of(), stack.load());
            for (Path day : files("log_data").subList(10, 13)) {
                stack.put("log_data/again/" + day.getFileName(), RequestBody.fromFile(day));
            }
            for (Path song : files("song_data")) {
                stack.put("song_data/again/" + song.getFileName(), RequestBody.fromFile(song));
            }
            assertEquals(List.of(), stack.load());

            checkStar(stack);
            assertEquals(List.of(List.of("71")), stack.rows("select count(*) from staging.s_songs"));
        }
    }
}
