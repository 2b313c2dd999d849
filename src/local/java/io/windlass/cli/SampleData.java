package io.windlass.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/// A music streaming service that never was: what its listeners did, a file a day, and its songs, a file each in
/// nested folders. The same files each time.
///
/// Some are odd, as real ones are: compressed ones, keys with blanks, plus signs and umlauts, missing final line
/// breaks, an empty file, one that nobody asked for, and one that breaks off in the middle of a line.
final class SampleData {

    private static final int DAYS = 28;
    private static final int SONGS = 60;
    private static final int USERS = 90;
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> FIRST_NAMES =
            List.of("Ada", "Björn", "Chiyo", "Dalia", "Emeka", "Fatima", "Goran", "Hélène", "Ioana", "Jarek");
    private static final List<String> LAST_NAMES =
            List.of("Alvarez", "Brandt", "Costa", "Dubois", "Eriksen", "Forde", "Grünwald", "Haddad", "Ito", "Jung");
    private static final List<String> BANDS = List.of(
            "The Crank", "Pawl & Ratchet", "Über Winch", "Nachtzug", "Low Tide", "Seven Ropes", "Mañana", "Capstan");
    private static final List<String> TITLES =
            List.of("Haul Away", "Slow Gear", "Über den Wolken von Blech", "Spool", "Tension", "Let Go", "Bis Morgen");
    private static final List<String> PAGES =
            List.of("NextSong", "NextSong", "NextSong", "NextSong", "Home", "Logout", "Settings", "About");

    private final Random random = new Random(7);
    private final Path directory;

    SampleData(Path directory) {
        this.directory = directory;
    }

    /// Writes all files.
    void write() throws IOException {
        for (int song = 0; song < SONGS; song++) {
            write("song_data/%s/%s/SONG%04d.json".formatted(letter(song), letter(song / 7), song), song(song));
        }
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = FIRST.plusDays(day);
            String events = events(date, 40 + random.nextInt(160));
            if (day % 9 == 4) {
                compressed("log_data/2026/11/" + date + "-evening-events.json.gz", events);
            }
            write(name(date, day), events);
        }
        write("log_data/2026/11/empty-events.json", "");
        write("log_data/README.txt", "Nobody asked for this file.\n");
        write("log_data/2026/11/broken-events.json", "{\"page\":\"Home\",\"ts\":1793491200000}\n{\"page\":\"Ho");
    }

    private static String name(LocalDate date, int day) {
        return switch (day) {
            case 3 -> "log_data/2026/11/" + date + " (late + resent)-events.json";
            case 8 -> "log_data/2026/11/" + date + "-Zürich-♫-events.json";
            default -> "log_data/2026/11/" + date + "-events.json";
        };
    }

    private static String letter(int number) {
        return String.valueOf((char) ('A' + number % 7));
    }

    private String song(int number) {
        ObjectNode song = JSON.createObjectNode()
                .put("num_songs", 1)
                .put("artist_id", "ARTIST%04d".formatted(number % BANDS.size()));
        if (number % 3 == 0) {
            song.put("artist_latitude", 47.37689).put("artist_longitude", 8.54169);
        } else {
            song.putNull("artist_latitude").putNull("artist_longitude");
        }
        return song.put("artist_location", number % 4 == 0 ? "" : "Zürich")
                .put("artist_name", BANDS.get(number % BANDS.size()))
                .put("song_id", "SONG%04d".formatted(number))
                .put("title", title(number))
                .put("duration", seconds(number))
                .put("year", number % 5 == 0 ? 0 : 1970 + number % 50)
                .toString();
    }

    private static String title(int number) {
        return TITLES.get(number % TITLES.size()) + (number < TITLES.size() ? "" : " " + number / TITLES.size());
    }

    private static double seconds(int number) {
        return 120 + (number * 7919 % 20_000) / 100.0;
    }

    /// A line an event, the last one without its line break every other day.
    private String events(LocalDate date, int count) {
        StringBuilder lines = new StringBuilder();
        Instant time = date.atStartOfDay(ZoneOffset.UTC).toInstant();
        for (int i = 0; i < count; i++) {
            time = time.plus(Duration.ofMillis(random.nextInt(600_000)));
            lines.append(event(time, i)).append('\n');
        }
        boolean broken = date.getDayOfMonth() % 2 == 0;
        return broken ? lines.substring(0, lines.length() - 1) : lines.toString();
    }

    private ObjectNode event(Instant time, int item) {
        boolean guest = random.nextInt(20) == 0;
        int user = random.nextInt(USERS);
        int played = random.nextInt(SONGS);
        String page = guest ? "Home" : PAGES.get(random.nextInt(PAGES.size()));
        ObjectNode event = JSON.createObjectNode();
        if (page.equals("NextSong")) {
            event.put("artist", BANDS.get(played % BANDS.size()))
                    .put("song", title(played))
                    .put("length", seconds(played));
        } else {
            event.putNull("artist").putNull("song").putNull("length");
        }
        event.put("auth", guest ? "Logged Out" : "Logged In")
                .put("firstName", guest ? null : FIRST_NAMES.get(user % 10))
                .put("lastName", guest ? null : LAST_NAMES.get(user / 9 % 10))
                .put("gender", guest ? null : user % 2 == 0 ? "F" : "M")
                .put("itemInSession", item)
                .put("level", user % 4 == 0 ? "paid" : "free")
                .put("location", guest ? null : "Zürich, \"Kreis " + (1 + user % 12) + "\"")
                .put("method", "PUT")
                .put("page", page)
                .put("registration", 1.7e12 + user)
                .put("sessionId", 100 + user)
                .put("status", 200)
                .put("ts", time.toEpochMilli())
                .put("userAgent", guest ? null : "\"Windlass Player/1.0 \\ Linux\"")
                .put("userId", guest ? "" : Integer.toString(user));
        return event;
    }

    private void write(String name, String content) throws IOException {
        Files.write(made(name), content.getBytes(StandardCharsets.UTF_8));
    }

    private void compressed(String name, String content) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(made(name)))) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Path made(String name) throws IOException {
        Path path = directory.resolve(name);
        Files.createDirectories(path.getParent());
        return path;
    }
}
