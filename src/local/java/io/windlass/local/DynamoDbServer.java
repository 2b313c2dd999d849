package io.windlass.local;

import com.amazonaws.services.dynamodbv2.exceptions.DynamoDBLocalServiceException;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;

/// DynamoDB Local on a free port of the loopback interface.
///
/// Its own starter listens on every interface, wants its port beforehand, prints to standard output and sends
/// telemetry; so its request handler stands behind a server of ours here. Tables are the same for
/// every region and every credential.
public final class DynamoDbServer implements AutoCloseable {

    /// Held here, because the logging system forgets the level of a logger that nobody holds.
    private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

    private final Server server;
    private final LocalDynamoDBServerHandler handler;

    private DynamoDbServer(Server server, LocalDynamoDBServerHandler handler) {
        this.server = server;
        this.handler = handler;
    }

    /// Starts an empty one that is gone when it closes.
    public static DynamoDbServer inMemory() throws IOException {
        return start(null);
    }

    /// Starts one that keeps its tables in this directory.
    public static DynamoDbServer in(Path directory) throws IOException {
        Files.createDirectories(directory);
        return start(directory.toString());
    }

    public URI endpoint() {
        ServerConnector connector = (ServerConnector) server.getConnectors()[0];
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
            handler.close();
        } catch (Exception e) {
            throw new IOException("DynamoDB Local did not stop: " + e.getMessage(), e);
        }
    }

    private static DynamoDbServer start(String directory) throws IOException {
        SQLITE.setLevel(Level.WARNING);
        try {
            LocalDynamoDBServerHandler handler = new LocalDynamoDBServerHandler(
                    new LocalDynamoDBRequestHandler(0, directory == null, directory, true, false), null);
            Server server = new Server(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            server.setHandler(new ContextHandler(handler, "/"));
            server.start();
            return new DynamoDbServer(server, handler);
        } catch (DynamoDBLocalServiceException e) {
            throw new IOException("DynamoDB Local cannot use " + directory + ": " + e.getMessage(), e);
        } catch (Exception e) {
            throw new IOException("DynamoDB Local did not start: " + e.getMessage(), e);
        }
    }
}
