package io.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whose rights are printed, by how the stack logs in and whether it answers applications.
class GrantedUsersTest {

    private static final String LOADER = "arn:aws:lambda:eu-west-1:123456789012:function:windlass-LoaderFunction:live";
    private static final Map<String, String> WITHOUT_API =
            Map.of(DeployedStack.LOADER, LOADER, "LoaderRoleName", "windlass-LoaderRole-1");
    private static final Map<String, String> WITH_API = Map.of(
            DeployedStack.LOADER, LOADER, "LoaderRoleName", "windlass-LoaderRole-1", "ApiRoleName", "windlass-Api-2");
    private static final List<String> LIVE = List.of("sparkify", "orders");

    @TempDir
    private Path directory;

    private StackServer server;
    private StackProfile profile;

    @BeforeEach
    void start() throws IOException {
        server = new StackServer();
        URI endpoint = server.endpoint();
        profile = StackProfile.of(
                directory, "person", "key", "eu-west-1", Map.of("cloudformation", endpoint, "lambda", endpoint));
    }

    @AfterEach
    void stop() {
        profile.close();
        server.close();
    }

    private GrantedUsers users(Map<String, String> outputs, Map<String, String> login, Optional<String> loader) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "WINDLASS_STACK", "windlass",
                "WINDLASS_TABLE", "windlass-Journal-1",
                "WINDLASS_DATA_BUCKET", "windlass-data",
                "WINDLASS_BUCKET", "windlass-own",
                "WINDLASS_PIPELINES", "sparkify,orders",
                "WINDLASS_DATABASE", "sales",
                "WINDLASS_COPY_ROLE", "arn:aws:iam::123456789012:role/copy"));
        variables.putAll(login);
        server.stack("windlass", new StackServer.Deployed("UPDATE_COMPLETE", outputs));
        server.function(LOADER, Map.of("Variables", variables));
        DeployedStack stack = new DeployedStack("windlass", new AwsAccount(Optional.empty(), Optional.of("person")));
        return GrantedUsers.of(Optional.of(stack), loader, Optional.empty(), Optional.empty());
    }

    @Test
    void functionsWithRolesOfTheirOwnAreUsersOfTheirOwn() {
        Map<String, String> ownRole = Map.of("WINDLASS_WORKGROUP", "warehouse");

        assertEquals(
                new GrantedUsers(
                        Optional.of("IAMR:windlass-LoaderRole-1"), Optional.of("IAMR:windlass-Api-2"), "sales", LIVE),
                users(WITH_API, ownRole, Optional.empty()));
        assertEquals(
                new GrantedUsers(Optional.of("IAMR:windlass-LoaderRole-1"), Optional.empty(), "sales", LIVE),
                users(WITHOUT_API, ownRole, Optional.empty()));
        assertEquals(
                new GrantedUsers(Optional.of("somebody"), Optional.of("IAMR:windlass-Api-2"), "sales", LIVE),
                users(WITH_API, ownRole, Optional.of("somebody")));
    }

    @Test
    void aDatabaseUserIsThatOfBoth() {
        Map<String, String> user = Map.of("WINDLASS_CLUSTER", "warehouse", "WINDLASS_DB_USER", "windlass_user");

        assertEquals(
                new GrantedUsers(Optional.of("windlass_user"), Optional.of("windlass_user"), "sales", LIVE),
                users(WITH_API, user, Optional.empty()));
    }

    @Test
    void whoASecretIsOfHasToBeSaid() {
        Map<String, String> secret = Map.of(
                "WINDLASS_WORKGROUP",
                "warehouse",
                "WINDLASS_SECRET_ARN",
                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:one-abc");

        assertEquals(
                new GrantedUsers(Optional.empty(), Optional.empty(), "sales", LIVE),
                users(WITH_API, secret, Optional.empty()));
        assertEquals(
                new GrantedUsers(Optional.of("in_secret"), Optional.of("in_secret"), "sales", LIVE),
                users(WITH_API, secret, Optional.of("in_secret")));
    }

    @Test
    void withoutAStackNothingIsLookedUp() {
        assertEquals(
                new GrantedUsers(Optional.of("u"), Optional.of("a"), "dev", List.of()),
                GrantedUsers.of(Optional.empty(), Optional.of("u"), Optional.of("a"), Optional.empty()));
    }
}
