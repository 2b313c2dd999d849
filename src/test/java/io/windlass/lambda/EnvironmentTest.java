package io.windlass.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/copy";
    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:warehouse-AbCdEf";

    @Test
    void theLeastThatAStackTellsIsEnough() {
        assertEquals(
                new Environment(
                        "stack",
                        "journal",
                        "data",
                        new Environment.OwnObjects("data", "_windlass/"),
                        List.of(),
                        Optional.empty(),
                        new Environment.WarehouseAccess(
                                "dev", new Environment.Host.Workgroup("wg"), new Environment.Login.OwnRole()),
                        ROLE),
                Environment.of(least()));
    }

    @Test
    void everyVariableIsRead() {
        Map<String, String> variables = least();
        variables.put("WINDLASS_BUCKET", "own");
        variables.put("WINDLASS_PIPELINES", "hits, users");
        variables.put("WINDLASS_DEFINITIONS", "s3://own/definitions/");
        variables.remove("WINDLASS_WORKGROUP");
        variables.put("WINDLASS_CLUSTER", "cluster-1");
        variables.put("WINDLASS_DB_USER", "loader");
        variables.put("WINDLASS_COPY_ROLE", "default");
        variables.put("WINDLASS_EVENT_BUS", "arn:aws:events:eu-west-1:123456789012:event-bus/runs");

        assertEquals(
                new Environment(
                        "stack",
                        "journal",
                        "data",
                        new Environment.OwnObjects("own", ""),
                        List.of("hits", "users"),
                        Optional.of("s3://own/definitions/"),
                        new Environment.WarehouseAccess(
                                "dev",
                                new Environment.Host.Cluster("cluster-1"),
                                new Environment.Login.DatabaseUser("loader")),
                        "default",
                        false,
                        Optional.of("arn:aws:events:eu-west-1:123456789012:event-bus/runs")),
                Environment.of(variables));
    }

    @Test
    void removalsAreHeardOfOnlyWhereItIsSaid() {
        assertFalse(Environment.of(least()).removals());
        assertFalse(Environment.of(with("WINDLASS_REMOVALS", "no")).removals());
        assertTrue(Environment.of(with("WINDLASS_REMOVALS", "yes")).removals());
        assertEquals(
                "The environment is wrong: WINDLASS_REMOVALS is \"maybe\"; it must be yes or no",
                assertThrows(IllegalStateException.class, () -> Environment.of(with("WINDLASS_REMOVALS", "maybe")))
                        .getMessage());
    }

    @Test
    void aSecretIsALogin() {
        assertEquals(
                new Environment.Login.Secret(SECRET),
                Environment.of(with("WINDLASS_SECRET_ARN", SECRET)).warehouse().login());
    }

    @Test
    void theDataBucketNamedAgainIsSharedAllTheSame() {
        assertEquals(
                new Environment.OwnObjects("data", "_windlass/"),
                Environment.of(with("WINDLASS_BUCKET", "data")).own());
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() {
        assertEquals(
                "The environment is wrong: WINDLASS_DATA_BUCKET is missing; WINDLASS_STACK is missing;"
                        + " WINDLASS_TABLE is missing; WINDLASS_DATABASE is missing;"
                        + " exactly one of WINDLASS_WORKGROUP and WINDLASS_CLUSTER must be set, not neither;"
                        + " WINDLASS_COPY_ROLE is missing",
                mistakes(Map.of("WINDLASS_STACK", " ")));
    }

    @Test
    void whatContradictsIsNamedAtOnce() {
        Map<String, String> variables = least();
        variables.put("WINDLASS_CLUSTER", "cluster-1");
        variables.put("WINDLASS_SECRET_ARN", SECRET);
        variables.put("WINDLASS_DB_USER", "loader");

        String mistakes = mistakes(variables);

        assertTrue(mistakes.contains("must be set, not both"), mistakes);
        assertTrue(mistakes.contains("WINDLASS_SECRET_ARN and WINDLASS_DB_USER contradict each other"), mistakes);
    }

    @Test
    void aDatabaseUserNeedsACluster() {
        String mistakes = mistakes(with("WINDLASS_DB_USER", "loader"));

        assertTrue(mistakes.contains("WINDLASS_DB_USER needs WINDLASS_CLUSTER"), mistakes);
    }

    @Test
    void whatIsMalformedIsNamedWithItsValue() {
        Map<String, String> malformed = Map.of(
                "WINDLASS_STACK", "my/stack",
                "WINDLASS_TABLE", "t",
                "WINDLASS_DATA_BUCKET", "Data",
                "WINDLASS_BUCKET", "s3://own",
                "WINDLASS_PIPELINES", "hits,Users,hits",
                "WINDLASS_DEFINITIONS", "own/definitions",
                "WINDLASS_SECRET_ARN", "password",
                "WINDLASS_COPY_ROLE", ROLE + ", " + ROLE,
                "WINDLASS_EVENT_BUS", "my bus");
        Map<String, String> variables = least();
        variables.putAll(malformed);

        String mistakes = mistakes(variables);

        malformed.forEach((name, value) -> assertTrue(
                mistakes.contains(name + " is \"" + (name.equals("WINDLASS_PIPELINES") ? "Users" : value) + "\""),
                mistakes));
        assertTrue(mistakes.contains("WINDLASS_PIPELINES names hits twice"), mistakes);
    }

    @Test
    void theTemplateAndTheSampleSetExactlyWhatIsRead() throws IOException {
        Set<String> read = names(Path.of("src/main/java/io/windlass/lambda/EnvironmentReader.java"));

        assertEquals(14, read.size(), read::toString);
        assertEquals(read, names(Path.of("template.yaml")));
        assertEquals(read, names(Path.of("events/env.json")));
    }

    private static Set<String> names(Path file) throws IOException {
        return Pattern.compile("WINDLASS_[A-Z_]+")
                .matcher(Files.readString(file))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String mistakes(Map<String, String> variables) {
        return assertThrows(IllegalStateException.class, () -> Environment.of(variables))
                .getMessage();
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> variables = least();
        variables.put(name, value);
        return variables;
    }

    private static Map<String, String> least() {
        return new HashMap<>(Map.of(
                "WINDLASS_STACK", "stack",
                "WINDLASS_TABLE", "journal",
                "WINDLASS_DATA_BUCKET", "data",
                "WINDLASS_DATABASE", "dev",
                "WINDLASS_WORKGROUP", "wg",
                "WINDLASS_COPY_ROLE", ROLE));
    }
}
