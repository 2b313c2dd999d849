package io.windlass.local.warehouse.dataapi;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.windlass.local.warehouse.engine.Engine;
import io.windlass.local.warehouse.engine.ResultRows;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.sql.DataSource;
import software.amazon.awssdk.services.s3.S3Client;

/// The embedded warehouse's endpoint, on a free port of the loopback address. Signatures are not checked.
public final class DataApiServer implements AutoCloseable {

    private static final String TARGET_PREFIX = "RedshiftData.";
    private static final System.Logger LOG = System.getLogger(DataApiServer.class.getName());

    static {
        // Read once, when the server's classes load: without it each answer waits some 40 ms for more to send.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Engine engine;
    private final Statements statements;
    private final Operations operations;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// Starts it.
    ///
    /// @param database a PostgreSQL whose system tables may be changed (`allow_system_table_mods=on`)
    /// @param s3 what COPY reads with; stays the caller's
    /// @param clock for history, client tokens and every time that is told
    /// @param events takes the EventBridge event of each statement that asked for it, after its end
    public DataApiServer(DataSource database, S3Client s3, InstantSource clock, Consumer<String> events)
            throws SQLException, IOException {
        this(database, s3, clock, events, Limits.documented());
    }

    DataApiServer(DataSource database, S3Client s3, InstantSource clock, Consumer<String> events, Limits limits)
            throws SQLException, IOException {
        this.engine = new Engine(database, s3, clock);
        this.statements = new Statements(engine, limits, clock, events);
        this.operations = new Operations(statements, limits, engine.catalog(limits.catalogSeconds()));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /// Lets results hold less than they may in Redshift, for whoever wants to see what becomes of larger ones.
    ///
    /// @param bytes of all rows
    /// @param rowBytes of one row
    public void limitResults(long bytes, long rowBytes) {
        engine.limitResults(new ResultRows.Limit(bytes, rowBytes));
    }

    /// Waits until the end of every statement that asked for an event has been told.
    public void awaitEvents() {
        statements.awaitTold();
    }

    /// Where clients find it.
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            try {
                send(exchange, 200, answer(exchange, request));
            } catch (ApiFailure failure) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", failure.type());
                send(exchange, failure.status(), error(failure));
            }
        }
    }

    private ObjectNode answer(HttpExchange exchange, byte[] request) throws ApiFailure {
        String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .orElse("");
        String name = target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : target;
        Operation operation = Operation.named(name).orElseThrow(() -> ApiFailure.unknownOperation(name));
        String owner = Owner.of(exchange.getRequestHeaders());
        AskedFailure.check(owner);
        try {
            JsonNode body = mapper.readTree(request);
            return operations.answer(operation, body, owner);
        } catch (JacksonException notJson) {
            throw ApiFailure.serialization("The request is not JSON: " + notJson.getOriginalMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ApiFailure.internal("The embedded warehouse is stopping");
        } catch (IOException | RuntimeException fault) {
            LOG.log(System.Logger.Level.ERROR, "an operation of the Data API failed", fault);
            throw ApiFailure.internal("Internal error of the embedded warehouse: " + fault);
        }
    }

    private static ObjectNode error(ApiFailure failure) {
        ObjectNode error = Answers.object();
        error.put("__type", failure.type());
        error.put("Message", failure.getMessage());
        failure.members().forEach(error::put);
        return error;
    }

    private void send(HttpExchange exchange, int status, ObjectNode answer) throws IOException {
        byte[] body = mapper.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /// Stops what runs and frees the port.
    @Override
    public void close() {
        server.stop(0);
        statements.close();
        threads.close();
        engine.close();
    }
}
