package io.windlass.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.event.EventParser;
import io.windlass.journal.StepId;
import io.windlass.load.Destinations;
import io.windlass.load.Journal;
import io.windlass.load.Notices;
import io.windlass.load.PlanOutcome;
import io.windlass.load.Planner;
import io.windlass.load.Prefixes;
import io.windlass.load.Recorder;
import io.windlass.load.RunNames;
import io.windlass.local.memory.InMemoryArrivals;
import io.windlass.local.memory.InMemoryIdentity;
import io.windlass.local.memory.InMemoryMarks;
import io.windlass.local.memory.InMemoryRunFiles;
import io.windlass.local.memory.InMemoryRuns;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.Route;
import io.windlass.pipeline.Routing;
import io.windlass.pipeline.Sources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Whatever events say, a manifest names only what its step declares: COPY, whose role may read more, reads nothing
/// else. The rule is written down here a second time, as a person would check it by hand.
class DeclaredSourcesTest {

    private static final int EVENTS = 10_000;
    private static final String DATA = "data";
    private static final String OTHER = "other.bucket";

    private static final Map<String, Predicate<Address>> DECLARED = Map.of(
            "plain", at -> at.bucket.equals(DATA) && at.key.startsWith("in/"),
            "deep", at -> at.bucket.equals(DATA) && at.key.startsWith("in/deep/er/"),
            "other", at -> at.bucket.equals(OTHER) && at.key.startsWith("in/"),
            "hive", at -> at.bucket.equals(DATA) && at.key.matches("(?s)hive/dt=[^/]+/.*"),
            "ended", at -> at.bucket.equals(DATA) && at.key.matches("(?s)in/.*\\.json"));

    private static final List<String> BUCKETS = List.of(
            DATA,
            DATA,
            DATA,
            OTHER,
            "secret",
            "DATA",
            "data ",
            "data/in",
            "data/../secret",
            "data.",
            "data%2Fin",
            "s3://data",
            "data\u0000secret",
            "windlass",
            "");

    private static final List<String> PIECES = List.of(
            "in/",
            "in/",
            "in/deep/er/",
            "in",
            "in\\",
            "In/",
            "in2/",
            "in%2F",
            "in%252F",
            "%69n/",
            "%2e%2e/",
            "../",
            "..%2F",
            "%252e%252e%252f",
            "./",
            "//",
            "/in/",
            "+in/",
            "%20in/",
            "hive/",
            "hive/dt=1/",
            "hive/dt=/",
            "hive/dt%3D1/",
            "hive/dt=../",
            "_windlass/",
            "_windlass%2F",
            "secret.json",
            "a.json",
            "a.json?x",
            "%00",
            "%0a.json",
            "s3://secret/",
            "*",
            "\u202e",
            "%ed%a0%80",
            "%c0%ae%c0%ae/",
            "\",\"mandatory\":false},{\"url\":\"s3://secret/k");

    private static final List<String> ENDS =
            List.of("", ".json", "%2ejson", "%252ejson", ".json%0A", ".json/", ".JSON");

    private final InMemoryArrivals arrivals = new InMemoryArrivals();
    private final InMemoryRunFiles files = new InMemoryRunFiles("s3://own/");
    private final InMemoryRuns runs = new InMemoryRuns();
    private final Journal journal =
            new Journal(arrivals, new InMemoryMarks(), runs, files, new InMemoryIdentity("abcdefghijkl"));
    private final Catalog catalog = catalog();
    private final Destinations destinations = destinations();

    private record Address(String bucket, String key) {}

    private static Catalog catalog() {
        TestDefinitions definitions = new TestDefinitions();
        Map<String, String> from = Map.of(
                "plain", "\"prefix\": \"in\"",
                "deep", "\"prefix\": \"in/deep/er/\"",
                "other", "\"bucket\": \"" + OTHER + "\", \"prefix\": \"in/\"",
                "hive", "\"prefix\": \"hive/dt=*/\"",
                "ended", "\"prefix\": \"in/\", \"match\": \".*\\\\.json\"");
        from.forEach((name, source) -> definitions
                .table(name, "n", "integer")
                .file("pipelines/" + name + ".json", """
                        {"pipeline": "%s", "steps": [
                          {"step": "s", "copy": "%s", "format": "csv", "from": {%s}}]}""".formatted(name, name, source)));
        return definitions.catalog();
    }

    private Destinations destinations() {
        Routing routing = new Routing(Sources.of(catalog), DATA);
        return (bucket, key) -> routing.route(bucket, key) instanceof Route.Taken(List<Route.Target> targets)
                ? new Destinations.Destination.To(targets.stream()
                        .map(target -> new StepId(target.pipeline(), target.step()))
                        .toList())
                : new Destinations.Destination.Unmatched();
    }

    @Test
    void noEventMakesAManifestNameAnythingThatItsStepDoesNotDeclare() throws IOException {
        Recorder recorder = new Recorder(destinations, arrivals, Notices.silent());
        Set<Address> told = new HashSet<>();
        for (int seed = 0; seed < EVENTS; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            Address raw = new Address(any(BUCKETS, random), key(random));
            boolean encoded = random.nextBoolean();
            Optional<String> key = encoded ? decoded(raw.key) : Optional.of(raw.key);
            key.ifPresent(real -> told.add(new Address(raw.bucket, real)));
            recorder.record(new EventParser()
                    .parse(new ByteArrayInputStream(event(raw, encoded, seed).getBytes(StandardCharsets.UTF_8)))
                    .items());
        }

        for (Map.Entry<String, Predicate<Address>> step : DECLARED.entrySet()) {
            Set<Address> named = manifested(step.getKey());
            Set<Address> wanted = new HashSet<>(told);
            wanted.removeIf(step.getValue().negate());
            wanted.removeIf(each -> each.key.startsWith("_windlass/"));
            assertEquals(wanted, named, step.getKey());
            assertTrue(named.size() > 20, step.getKey() + ": " + named.size());
        }
    }

    private static String key(RandomGenerator random) {
        StringBuilder key = new StringBuilder();
        for (int pieces = random.nextInt(1, 5); pieces > 0; pieces--) {
            key.append(any(PIECES, random));
        }
        return key.append(random.nextInt(50)).append(any(ENDS, random)).toString();
    }

    private static String any(List<String> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }

    /// Encoded once, as a notification has it; what is encoded twice is a key with percent signs.
    private static Optional<String> decoded(String key) {
        if (Pattern.compile("%(?![0-9A-Fa-f]{2})").matcher(key).find()) {
            return Optional.empty();
        }
        String text = java.net.URLDecoder.decode(key, StandardCharsets.UTF_8);
        return text.contains("\uFFFD") ? Optional.empty() : Optional.of(text);
    }

    /// A notification of S3, whose keys are encoded, or an event of EventBridge, whose keys are not.
    private static String event(Address address, boolean encoded, int seed) throws IOException {
        JsonMapper json = new JsonMapper();
        String bucket = json.writeValueAsString(address.bucket);
        String key = json.writeValueAsString(address.key);
        String object =
                "\"bucket\":{\"name\":%s},\"object\":{\"key\":%s,\"size\":1,\"%s\":\"e\",\"sequencer\":\"%08X\"}"
                        .formatted(bucket, key, encoded ? "eTag" : "etag", seed);
        return encoded
                ? "{\"Records\":[{\"eventSource\":\"aws:s3\",\"eventName\":\"ObjectCreated:Put\","
                        + "\"eventTime\":\"2026-01-01T00:00:00Z\",\"s3\":{" + object + "}}]}"
                : "{\"source\":\"aws.s3\",\"detail-type\":\"Object Created\",\"time\":\"2026-01-01T00:00:00Z\","
                        + "\"detail\":{" + object + "}}";
    }

    /// What the manifest of the pipeline's run names. Nothing else may be in it.
    private Set<Address> manifested(String pipeline) throws IOException {
        Prefixes nothing = new Prefixes((bucket, prefix, objects) -> {}, destinations);
        Planner planner = new Planner(
                journal, nothing, objects -> Map.of(), InstantSource.system(), () -> "random", Notices.silent());
        PlanOutcome.Opened opened = assertInstanceOf(
                PlanOutcome.Opened.class,
                planner.plan(catalog.pipeline(pipeline).orElseThrow(), false),
                pipeline);
        List<Address> named = new ArrayList<>();
        try (InputStream manifest = files.open(RunNames.manifest(opened.run(), "s", 1))) {
            for (JsonNode entry : new JsonMapper().readTree(manifest).get("entries")) {
                String url = entry.get("url").asText();
                int slash = url.indexOf('/', "s3://".length());
                assertTrue(entry.get("mandatory").asBoolean(), url);
                named.add(new Address(url.substring("s3://".length(), slash), url.substring(slash + 1)));
            }
        }
        Set<Address> once = new HashSet<>(named);
        assertEquals(once.size(), named.size());
        return once;
    }
}
