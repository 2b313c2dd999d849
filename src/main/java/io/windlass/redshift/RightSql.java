package io.windlass.redshift;

import java.util.Set;
import java.util.stream.Collectors;

/// `GRANT` and `ALTER TABLE … OWNER TO`.
final class RightSql {

    private RightSql() {}

    static String text(Right right) {
        return switch (right) {
            case Right.Temporary(String database, String user) ->
                "GRANT TEMP ON DATABASE " + SqlText.identifier(database) + to(user);
            case Right.InSchema(String schema, boolean create, String user) ->
                "GRANT USAGE" + (create ? ", CREATE" : "") + " ON SCHEMA " + SqlText.identifier(schema) + to(user);
            case Right.OnTable on ->
                "GRANT " + names(on.privileges()) + " ON TABLE " + SqlText.table(on.table()) + to(on.user());
            case Right.OnTables on ->
                "GRANT " + names(on.privileges()) + " ON ALL TABLES IN SCHEMA " + SqlText.identifier(on.schema())
                        + to(on.user());
            case Right.Ownership ownership ->
                "ALTER TABLE " + SqlText.table(ownership.table()) + " OWNER" + to(ownership.user());
            case Right.CopyRole(String role, String user) ->
                "GRANT ASSUMEROLE ON " + SqlText.literal(role) + to(user) + " FOR COPY";
            case Right.UnloadRole(String role, String user) ->
                "GRANT ASSUMEROLE ON " + SqlText.literal(role) + to(user) + " FOR UNLOAD";
        };
    }

    private static String names(Set<Right.Privilege> privileges) {
        return privileges.stream().map(Right.Privilege::name).collect(Collectors.joining(", "));
    }

    private static String to(String user) {
        return " TO " + SqlText.user(user);
    }
}
