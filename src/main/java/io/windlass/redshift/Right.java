package io.windlass.redshift;

import io.windlass.schema.TableName;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/// What somebody who may give rights says, so that a database user may do what a [Statement] does. Windlass itself
/// never says any of it. A user's name keeps its case: Redshift folds it, unless it was told to keep it.
public sealed interface Right {

    /// `GRANT TEMP ON DATABASE`: staging tables are temporary ones.
    record Temporary(String database, String user) implements Right {}

    /// `GRANT USAGE ON SCHEMA`, and CREATE where tables are made there.
    ///
    /// @param create `CREATE TABLE IF NOT EXISTS` asks for it even where the table is there
    record InSchema(String schema, boolean create, String user) implements Right {}

    /// `GRANT … ON TABLE`.
    ///
    /// @param privileges at least one
    record OnTable(TableName table, Set<Privilege> privileges, String user) implements Right {
        public OnTable {
            Objects.requireNonNull(table, "table is null");
            privileges = sorted(privileges);
        }
    }

    /// `GRANT … ON ALL TABLES IN SCHEMA`: those that are there by now.
    ///
    /// @param privileges at least one
    record OnTables(String schema, Set<Privilege> privileges, String user) implements Right {
        public OnTables {
            privileges = sorted(privileges);
        }
    }

    /// `ALTER TABLE … OWNER TO`: no grant allows what only an owner may do.
    record Ownership(TableName table, String user) implements Right {}

    /// `GRANT ASSUMEROLE … FOR COPY`, for a warehouse that took it from everybody.
    ///
    /// @param role its ARN
    record CopyRole(String role, String user) implements Right {}

    /// `GRANT ASSUMEROLE … FOR UNLOAD`, likewise.
    ///
    /// @param role its ARN
    record UnloadRole(String role, String user) implements Right {}

    /// What may be done to a table, in the order in which it is written.
    enum Privilege {
        SELECT,
        INSERT,
        UPDATE,
        DELETE,
        ALTER
    }

    private static Set<Privilege> sorted(Set<Privilege> privileges) {
        if (privileges.isEmpty()) {
            throw new IllegalArgumentException("no privilege to grant");
        }
        return Collections.unmodifiableSet(EnumSet.copyOf(privileges));
    }
}
