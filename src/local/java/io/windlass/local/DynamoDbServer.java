package io.windlass.local;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A real DynamoDB on a free port of the loopback address.
public final class DynamoDbServer implements AutoCloseable {

    private final DynamoDBProxyServer server;
    private final URI endpoint;

    private DynamoDbServer(DynamoDBProxyServer server, URI endpoint) {
        this.server = server;
        this.endpoint = endpoint;
    }

    /// Starts it.
    ///
    /// @param directory where tables lie; empty to keep them in memory
    static DynamoDbServer start(Optional<Path> directory) {
        try {
            int port = freePort();
            List<String> arguments = new ArrayList<>(List.of("-port", Integer.toString(port), "-disableTelemetry"));
            directory.ifPresentOrElse(
                    path -> arguments.addAll(List.of("-dbPath", path.toString(), "-sharedDb")),
                    () -> arguments.add("-inMemory"));
            DynamoDBProxyServer server = quietly(arguments);
            server.start();
            return new DynamoDbServer(server, URI.create("http://127.0.0.1:" + port));
        } catch (Exception e) {
            throw new LocalCloudFailed("DynamoDB Local did not start: " + e.getMessage(), e);
        }
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new LocalCloudFailed("DynamoDB Local did not stop: " + e.getMessage(), e);
        }
    }

    /// It greets on standard output, where nothing but a command's own answer may stand.
    private static DynamoDBProxyServer quietly(List<String> arguments) throws Exception {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            return ServerRunner.createServerFromCommandLineArgs(arguments.toArray(String[]::new));
        } finally {
            System.setOut(out);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
