package io.windlass.cli;

import io.windlass.lambda.Environment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Who is to be given rights, and where: as somebody says, else as a stack is deployed.
///
/// @param loader the database user who loads; empty where nobody says and the stack does not tell
/// @param api the database user who answers applications; empty where there is none
/// @param live the stack's live pipelines; none without a stack
record GrantedUsers(Optional<String> loader, Optional<String> api, String database, List<String> live) {

    private static final String LOADER_ROLE = "LoaderRoleName";
    private static final String API_ROLE = "ApiRoleName";

    GrantedUsers {
        Objects.requireNonNull(loader, "loader is null");
        Objects.requireNonNull(api, "api is null");
        Objects.requireNonNull(database, "database is null");
        live = List.copyOf(live);
    }

    /// @throws StackFailed where there is no such stack, or it cannot be asked
    static GrantedUsers of(
            Optional<DeployedStack> stack, Optional<String> loader, Optional<String> api, Optional<String> database) {
        if (stack.isEmpty()) {
            return new GrantedUsers(loader, api, database.orElse("dev"), List.of());
        }
        DeployedStack deployed = stack.get();
        Environment told = deployed.environment(List.of());
        Optional<String> loads = loader.or(() -> user(deployed, told, LOADER_ROLE, Optional.empty()));
        Optional<String> answers = api.or(() -> user(deployed, told, API_ROLE, loads));
        return new GrantedUsers(loads, answers, database.orElse(told.warehouse().database()), told.pipelines());
    }

    /// @param output which names the role of the function; a stack without the function does not put it out
    /// @param inSecret who the secret is of, which nothing tells
    private static Optional<String> user(
            DeployedStack stack, Environment told, String output, Optional<String> inSecret) {
        return stack.output(output).flatMap(role -> switch (told.warehouse().login()) {
            case Environment.Login.OwnRole _ -> Optional.of("IAMR:" + role);
            case Environment.Login.DatabaseUser(String name) -> Optional.of(name);
            case Environment.Login.Secret _ -> inSecret;
        });
    }
}
