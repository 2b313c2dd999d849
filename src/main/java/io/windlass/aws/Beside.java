package io.windlass.aws;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What a first request needs of the JDK, set up in a thread of its own while its caller reads definitions: hashes,
/// connections, and the powers of five that numbers of any length keep. Nothing is sent and nothing is kept.
public final class Beside implements Runnable {

    private Beside() {}

    /// Begins. Whoever needs any of it sooner waits for it as it would without this.
    public static void begin() {
        Thread thread = new Thread(new Beside(), "beside");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        Objects.requireNonNull(BigDecimal.ONE);
        new Signature("none", "none")
                .sign(
                        new Credentials("none", "none", Optional.empty()),
                        Instant.EPOCH,
                        "localhost",
                        Map.of(),
                        "none".getBytes(StandardCharsets.UTF_8));
        try (Socket never = new Socket()) {
            never.setTcpNoDelay(true);
            URI.create("http://localhost/").toURL().openConnection();
        } catch (IOException e) {
            // The first request will meet the same, and tell it.
            return;
        }
    }
}
