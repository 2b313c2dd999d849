package io.windlass.client;

import io.windlass.acceptance.TestDefinitions;
import io.windlass.journal.ObjectId;
import io.windlass.journal.RunFiles;
import io.windlass.journal.RunSettings;
import io.windlass.load.Journal;
import io.windlass.local.memory.InMemoryArrivals;
import io.windlass.local.memory.InMemoryIdentity;
import io.windlass.local.memory.InMemoryMarks;
import io.windlass.local.memory.InMemoryRuns;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A client over fakes, with a clock that moves only while it waits.
final class FakeClient {

    final InMemoryObjectStore store = new InMemoryObjectStore();
    final InMemoryArrivals arrivals = new InMemoryArrivals();
    final InMemoryMarks marks = new InMemoryMarks();
    final InMemoryRuns runs = new InMemoryRuns();
    final OwnFiles files = new OwnFiles();
    final HeldAnswers answers;
    final List<String> started = new ArrayList<>();
    final List<RunSettings> settings = new ArrayList<>();
    final WindlassClient client;
    Instant now = Instant.parse("2024-01-01T00:00:00Z");
    private int ids;

    FakeClient(TestDefinitions definitions) {
        this(definitions, new HeldAnswers(_ -> List.of()));
    }

    FakeClient(TestDefinitions definitions, HeldAnswers answers) {
        this(definitions, answers, null);
    }

    /// @param objects what stands between the client and the store; null for nothing
    FakeClient(TestDefinitions definitions, HeldAnswers answers, ObjectStore objects) {
        this.answers = answers;
        client = new WindlassClient(
                new ClientPorts(
                        definitions.catalog(),
                        new Journal(arrivals, marks, runs, files, new InMemoryIdentity("j0urna1id012")),
                        store,
                        this::gone,
                        objects == null ? store : objects,
                        answers,
                        (pipeline, how) -> {
                            started.add(pipeline);
                            settings.add(how);
                        }),
                new ClientSettings(
                        "stack",
                        "a test",
                        "data",
                        "own",
                        "_windlass/",
                        "default",
                        () -> now,
                        () -> "random" + ++ids,
                        this::pass));
    }

    private Set<ObjectId> gone(Collection<ObjectId> ids) {
        return ids.stream().filter(id -> store.find(id).isEmpty()).collect(Collectors.toSet());
    }

    private void pass(Duration duration) {
        now = now.plus(duration);
    }

    /// All objects, but those in Windlass's own place.
    List<String> data() {
        return store.there().stream()
                .filter(url -> !url.startsWith("s3://own/"))
                .toList();
    }

    /// Windlass's own files beside the client's objects.
    final class OwnFiles implements RunFiles {

        @Override
        public void put(String name, Body body) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                body.writeTo(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (store.find(id(name)).isEmpty()) {
                store.put(id(name), bytes.toString(StandardCharsets.UTF_8));
            }
        }

        @Override
        public InputStream open(String name) {
            if (store.find(id(name)).isEmpty()) {
                throw new UncheckedIOException(new FileNotFoundException(url(name)));
            }
            return new ByteArrayInputStream(store.bytes(url(name)));
        }

        @Override
        public String url(String name) {
            return id(name).url();
        }

        private static ObjectId id(String name) {
            return new ObjectId("own", "_windlass/" + name);
        }
    }
}
