package io.windlass.local;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Real data that nobody on this project wrote, where there is some.
public final class TestData {

    private TestData() {}

    /// A path below the directory that `WINDLASS_TEST_DATA` names. The test that asks is skipped where it is unset.
    public static Path path(String relative) {
        String directory = System.getenv("WINDLASS_TEST_DATA");
        Assumptions.assumeTrue(directory != null, "WINDLASS_TEST_DATA is not set, so " + relative + " cannot be read");
        return Path.of(directory).resolve(relative);
    }
}
