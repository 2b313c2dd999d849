package io.windlass.acceptance;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Data that lies outside the repository.
public final class TestData {

    private TestData() {}

    /// A folder of the directory in `WINDLASS_TEST_DATA`; without it the test is skipped, and says so.
    public static Path folder(String name) {
        String directory = System.getenv("WINDLASS_TEST_DATA");
        Assumptions.assumeTrue(directory != null, "WINDLASS_TEST_DATA is not set");
        return Path.of(directory, name);
    }
}
