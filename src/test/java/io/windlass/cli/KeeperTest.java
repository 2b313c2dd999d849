package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.acceptance.Command;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTest {

    @TempDir
    private Path directory;

    @Test
    void aDirectoryIsKeptByOneAtATime() throws IOException {
        try (Keeper _ = Keeper.of(directory.resolve("home")).orElseThrow()) {
            assertTrue(Keeper.of(directory.resolve("home")).isEmpty());
            Keeper.of(directory.resolve("other")).orElseThrow().close();
        }
        Keeper.of(directory.resolve("home")).orElseThrow().close();
    }

    @Test
    void aSecondUpIsToldAtOnce() throws IOException {
        try (Keeper _ = Keeper.of(directory).orElseThrow()) {
            Command second = Command.run(
                    "up",
                    "--home",
                    directory.resolve("../" + directory.getFileName()).toString());
            assertEquals(2, second.code());
            assertTrue(
                    second.err().startsWith("another up keeps a cloud in " + directory + " already: "), second.err());
        }
    }
}
