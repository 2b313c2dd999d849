package io.windlass.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.acceptance.Command;
import io.windlass.local.EventDelivery;
import io.windlass.local.LocalCloud;
import io.windlass.local.LocalStack;
import io.windlass.local.Trace;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;

/// A cloud that is up, and commands that attach to it.
///
/// @param stack what is at work there
/// @param home where it is found
/// @param definitions where its definitions lie
record KeptStack(LocalStack stack, String home, String definitions) implements AutoCloseable {

    /// @param directory an empty one
    /// @param definitions their files by name
    static KeptStack up(Path directory, Map<String, String> definitions) throws IOException {
        Path place = directory.resolve("definitions");
        for (Map.Entry<String, String> file : definitions.entrySet()) {
            Path path = place.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Catalog catalog = switch (Definitions.read(DefinitionFiles.in(place))) {
            case Definitions.Sound sound -> sound.catalog();
            case Definitions.Faulty faulty ->
                throw new AssertionError(faulty.mistakes().toString());
        };
        LocalStack stack = LocalStack.start(new LocalStack.Options(
                catalog,
                Optional.empty(),
                new EventDelivery.Manner(1, 1, 4, 1, true),
                notice -> {},
                new Trace(Optional.empty(), InstantSource.system())));
        Path home = Files.createDirectories(directory.resolve("home"));
        Endpoints.write(home.resolve("endpoints.json"), stack.cloud().variables());
        return new KeptStack(stack, home.toString(), place.toString());
    }

    Command command(String name, String what, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of(name, what, "--home", home, "--definitions", definitions, "--json"));
        arguments.addAll(List.of(more));
        return Command.run(arguments.toArray(String[]::new));
    }

    /// What a command that must succeed prints.
    List<String> done(String name, String what, String... more) {
        Command command = command(name, what, more);
        assertEquals(0, command.code(), command.err() + command.out());
        return command.out();
    }

    /// Writes an object without a word to anybody.
    void lose(String key, String text) {
        write(key, text);
        stack.delivery().take();
    }

    /// Writes an object and delivers its event.
    void put(String key, String text) {
        write(key, text);
        stack.delivery().release();
    }

    private void write(String key, String text) {
        stack.cloud()
                .clients()
                .s3()
                .putObject(
                        request -> request.bucket(LocalCloud.DATA_BUCKET).key(key),
                        RequestBody.fromBytes(text.getBytes(UTF_8)));
    }

    static String url(String key) {
        return "s3://" + LocalCloud.DATA_BUCKET + "/" + key;
    }

    /// The first column of what a query returns.
    List<String> column(String sql) throws Query.QueryFailed {
        Query query = new Query(stack.cloud().clients().redshiftData(), LocalCloud.WORKGROUP, LocalCloud.DATABASE);
        return query.rows(sql).rows().stream()
                .map(row -> row.isEmpty() ? "" : row.getFirst().orElse("null"))
                .toList();
    }

    @Override
    public void close() {
        stack.close();
    }
}
