package io.windlass.local.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Real event and song files, straight through COPY.
class SparkifyCopyTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static List<String> upload(Path folder) {
        return TestData.files(folder).stream()
                .map(file -> WAREHOUSE.put(
                        "sparkify/" + folder.getFileName() + "/" + folder.relativize(file), TestData.bytes(file)))
                .toList();
    }

    @Test
    void eventsComeInThroughJsonpathsAndAManifest() {
        Path data = TestData.folder("sparkify");
        List<String> urls = upload(data.resolve("log_data"));
        assertEquals(30, urls.size());
        String jsonpaths = WAREHOUSE.put("sparkify/paths.json", TestData.bytes(data.resolve("log_json_path.json")));
        String manifest = WAREHOUSE.manifest("sparkify/events.manifest", urls);
        WAREHOUSE.run("CREATE TABLE staging_events (artist VARCHAR(512), auth VARCHAR(32), first_name VARCHAR(64),"
                + " gender CHAR(1), item_in_session INTEGER, last_name VARCHAR(64), length DECIMAL(12,5),"
                + " level VARCHAR(8), location VARCHAR(128), method VARCHAR(8), page VARCHAR(32),"
                + " registration DOUBLE PRECISION, session_id INTEGER, song VARCHAR(512), status INTEGER,"
                + " ts TIMESTAMP NOT NULL, user_agent VARCHAR(512), user_id INTEGER)"
                + " DISTKEY (artist) SORTKEY (ts)");
        assertEquals(
                8056,
                WAREHOUSE
                        .run("COPY staging_events FROM '" + manifest + "' IAM_ROLE 'arn:aws:iam::1:role/r' MANIFEST"
                                + " FORMAT JSON '" + jsonpaths + "' TIMEFORMAT 'epochmillisecs' EMPTYASNULL"
                                + " BLANKSASNULL COMPUPDATE OFF STATUPDATE OFF REGION 'us-east-1'")
                        .resultRows());
        assertEquals(
                List.of("6820", "1684759.74663", "8056", "286", "2018-11-01 20:57:10.796", "2018-11-30 19:54:24.796"),
                WAREHOUSE
                        .rows("SELECT sum(CASE WHEN page = 'NextSong' THEN 1 ELSE 0 END),"
                                + " sum(CASE WHEN page = 'NextSong' THEN length END), count(ts),"
                                + " sum(CASE WHEN user_id IS NULL THEN 1 ELSE 0 END), min(ts), max(ts)"
                                + " FROM staging_events")
                        .getFirst());
        assertEquals("97", WAREHOUSE.value("SELECT count(DISTINCT user_id) FROM staging_events"));
        assertEquals(
                List.of("8056", "30"),
                WAREHOUSE
                        .rows("SELECT loaded_rows, source_file_count FROM sys_load_history WHERE table_name ="
                                + " 'staging_events'")
                        .getFirst());
        assertEquals("30", WAREHOUSE.value("SELECT count(*) FROM sys_load_detail WHERE file_name LIKE '%events.json'"));
    }

    @Test
    void songsComeInByAPrefix() {
        upload(TestData.folder("sparkify").resolve("song_data"));
        WAREHOUSE.run("CREATE TABLE staging_songs (song_id VARCHAR(18), num_songs INTEGER, title VARCHAR(512),"
                + " artist_id VARCHAR(18), artist_latitude DOUBLE PRECISION, artist_longitude DOUBLE PRECISION,"
                + " artist_location VARCHAR(512), artist_name VARCHAR(512), duration DECIMAL(12,5), year INTEGER)");
        assertEquals(
                71,
                WAREHOUSE
                        .run("COPY staging_songs FROM 's3://data/sparkify/song_data/' IAM_ROLE default FORMAT JSON"
                                + " 'auto'")
                        .resultRows());
        assertEquals(
                List.of("71", "69", "17020.80700", "40", "28", "43"),
                WAREHOUSE
                        .rows("SELECT count(DISTINCT song_id), count(DISTINCT artist_id), sum(duration),"
                                + " sum(CASE WHEN artist_latitude IS NULL THEN 1 ELSE 0 END),"
                                + " sum(CASE WHEN artist_location = '' THEN 1 ELSE 0 END),"
                                + " sum(CASE WHEN year = 0 THEN 1 ELSE 0 END) FROM staging_songs")
                        .getFirst());
    }
}
