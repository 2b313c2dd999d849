package io.windlass.grants;

import io.windlass.redshift.Right.Privilege;
import io.windlass.schema.TableName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads one statement from its first word to its last, and says which tables it names where.
final class StatementUses {

    /// Functions whose arguments have a FROM between them.
    private static final Set<String> FROM_INSIDE = Set.of("extract", "trim", "substring", "overlay", "position");

    private static final List<String> CATALOGS =
            List.of("pg_", "svv_", "svl_", "svcs_", "stl_", "stv_", "sys_", "information_schema");

    private static final String[] READ = {"SELECT", "WITH", "INSERT", "UPDATE", "DELETE", "MERGE"};
    private static final String[] ENDS_LIST = {
        "SELECT", "WHERE", "GROUP", "ORDER", "HAVING", "LIMIT", "UNION", "INTERSECT", "EXCEPT", "MINUS", "QUALIFY"
    };

    private final Words words;
    private final SessionNames own;
    private final SqlUses found;
    private final Set<String> aliases = new HashSet<>();
    private final Deque<Level> levels = new ArrayDeque<>(List.of(new Level("")));

    /// What is open between two parentheses.
    private static final class Level {
        private final String function;
        private boolean tables;

        Level(String function) {
            this.function = function;
        }
    }

    StatementUses(String sql, SessionNames own, SqlUses found) {
        this.words = Words.of(sql);
        this.own = own;
        this.found = found;
    }

    void read() {
        boolean ofTable = words.is(0, "DROP", "ALTER") && words.is(1, "TABLE");
        if (ofTable || words.is(0, "TRUNCATE")) {
            owned();
        } else if (words.is(0, "CREATE")) {
            created();
        } else if (!words.is(0, READ) && !words.isSymbol(0, "(")) {
            found.untold().add(beginning());
            return;
        }
        for (int place = 0; place < words.size(); place++) {
            piece(place);
        }
    }

    private void piece(int place) {
        if (words.isSymbol(place, "(")) {
            levels.push(
                    new Level(words.at(place - 1).isName() ? words.at(place - 1).name() : ""));
        } else if (words.isSymbol(place, ")") && levels.size() > 1) {
            levels.pop();
        } else if (words.is(place, ENDS_LIST)) {
            levels.element().tables = false;
        } else if (words.is(place, "INTO")) {
            into(place);
        } else if (place == 0 && words.is(place, "UPDATE")) {
            use(place + 1, true, Privilege.SELECT, Privilege.UPDATE);
        } else if (words.is(place, "FROM")) {
            from(place);
        } else if (words.is(place, "JOIN", "USING")) {
            levels.element().tables = true;
            use(place + 1, false, Privilege.SELECT);
        } else if (words.isSymbol(place, ",") && levels.element().tables) {
            use(place + 1, false, Privilege.SELECT);
        }
    }

    private void from(int place) {
        boolean isOperator = words.is(place - 1, "DISTINCT") && words.is(place - 2, "IS", "NOT");
        if (isOperator || FROM_INSIDE.contains(levels.element().function)) {
            return;
        }
        if (words.is(place - 1, "DELETE")) {
            boolean some = words.tokens().stream().anyMatch(token -> token.isWord("WHERE") || token.isWord("USING"));
            use(place + 1, true, Privilege.DELETE);
            if (some) {
                use(place + 1, true, Privilege.SELECT);
            }
            return;
        }
        levels.element().tables = true;
        use(place + 1, false, Privilege.SELECT);
    }

    private void into(int place) {
        if (words.is(place - 1, "INSERT")) {
            use(place + 1, true, Privilege.INSERT);
        } else if (words.is(place - 1, "MERGE")) {
            use(place + 1, true, Privilege.SELECT, Privilege.INSERT, Privilege.UPDATE, Privilege.DELETE);
        } else {
            words.table(words.past(place + 1, "TABLE"))
                    .filter(named -> isOfDatabase(named.table()))
                    .ifPresent(named -> found.made().add(named.table()));
        }
    }

    private void created() {
        if (words.is(1, "TEMP", "TEMPORARY", "LOCAL")) {
            return;
        }
        if (!words.is(1, "TABLE")) {
            found.untold().add(beginning());
            return;
        }
        words.table(words.past(2, "IF", "NOT", "EXISTS"))
                .filter(named -> isOfDatabase(named.table()))
                .ifPresent(named -> found.made().add(named.table()));
    }

    /// The words that say what kind of statement it is.
    private String beginning() {
        boolean two = words.is(0, "CREATE", "DROP", "ALTER");
        return (words.at(0).text() + (two ? " " + words.at(1).text() : "")).toUpperCase(Locale.ROOT);
    }

    private void owned() {
        int name = words.past(1, "TABLE", "IF", "EXISTS");
        words.table(name)
                .filter(named -> isOfDatabase(named.table()))
                .ifPresent(named -> found.owned().add(named.table()));
    }

    /// @param target whether a parenthesis behind the name begins a list of columns, and not a function's arguments
    private void use(int place, boolean target, Privilege... privileges) {
        words.table(words.past(place, "ONLY", "LATERAL")).ifPresent(named -> {
            alias(named.next());
            if (isOfDatabase(named.table()) && (target || !words.isSymbol(named.next(), "("))) {
                found.use(named.table(), privileges);
            }
            aliases.add(named.table().name());
        });
    }

    private void alias(int place) {
        int name = words.past(place, "AS");
        if (words.at(name).isName()) {
            aliases.add(words.at(name).name());
        }
    }

    /// `a.items` behind `t AS a` is a value of its column.
    private boolean isOfDatabase(TableName table) {
        String first = table.schema().orElse(table.name());
        return !own.has(table)
                && !(table.schema().isPresent() && aliases.contains(first))
                && CATALOGS.stream().noneMatch(first::startsWith);
    }
}
