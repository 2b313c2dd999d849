package io.windlass.grants;

import io.windlass.pipeline.Step;
import io.windlass.redshift.Right.Privilege;
import io.windlass.schema.TableName;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the SQL of a step does to tables, as far as its text says.
///
/// @param uses what is done to which table; none of those that live in the step's own session
/// @param made tables that it makes itself, and so owns
/// @param owned tables that it does to what only an owner may
/// @param untold what it does that no text tells the rights of, such as `CALL`
record SqlUses(Map<TableName, Set<Privilege>> uses, Set<TableName> made, Set<TableName> owned, Set<String> untold) {

    static final java.util.Comparator<TableName> BY_NAME = java.util.Comparator.comparing(TableName::toString);

    private SqlUses() {
        this(new TreeMap<>(BY_NAME), new TreeSet<>(BY_NAME), new TreeSet<>(BY_NAME), new LinkedHashSet<>());
    }

    static SqlUses of(Step.Sql step) {
        SqlUses found = new SqlUses();
        SessionNames own = new SessionNames();
        step.statements().forEach(own::read);
        step.expect().ifPresent(own::read);
        step.statements().forEach(statement -> new StatementUses(statement, own, found).read());
        step.expect().ifPresent(query -> new StatementUses(query, own, found).read());
        return found;
    }

    void use(TableName table, Privilege... privileges) {
        Set<Privilege> all = uses.computeIfAbsent(table, none -> EnumSet.noneOf(Privilege.class));
        all.addAll(Set.of(privileges));
    }
}
