package io.windlass.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusPageTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/status");

    private static StatusPage page() {
        return new StatusPage(SampleReport.report(), Commands.of("warehouse-eu"), Optional.empty());
    }

    @Test
    void aReportIsThePageOfTheGoldenFile() throws IOException {
        golden("page.html", page().html());
    }

    @Test
    void aReportOfNothingIsAPageToo() throws IOException {
        golden("empty.html", new StatusPage(SampleReport.empty(), Commands.of("new"), Optional.empty()).html());
    }

    private static void golden(String name, String page) throws IOException {
        Path file = GOLDEN.resolve(name);
        if ("write".equals(System.getProperty("windlass.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, page);
        }
        assertEquals(Files.readString(file), page);
    }
}
