package io.windlass.grants;

import io.windlass.schema.TableName;
import java.util.HashSet;
import java.util.Set;

/// Names that stand for no table of the database: temporary tables, and queries that `WITH` names.
final class SessionNames {

    private final Set<String> names = new HashSet<>();

    void read(String sql) {
        Words words = Words.of(sql);
        for (int place = 0; place < words.size(); place++) {
            if (words.is(place, "TEMP", "TEMPORARY")) {
                add(words, words.past(place + 1, "TABLE", "IF", "NOT", "EXISTS"));
            } else if (words.is(place, "WITH")) {
                queries(words, words.past(place + 1, "RECURSIVE"));
            }
        }
    }

    boolean has(TableName table) {
        return table.schema().isEmpty() && (table.name().startsWith("#") || names.contains(table.name()));
    }

    private void add(Words words, int place) {
        words.table(place).ifPresent(named -> names.add(named.table().name()));
    }

    /// `a AS (…), b (x, y) AS (…)`.
    private void queries(Words words, int first) {
        int place = first;
        while (words.at(place).isName()) {
            int as = words.isSymbol(place + 1, "(") ? past(words, place + 1) : place + 1;
            if (!words.is(as, "AS") || !words.isSymbol(as + 1, "(")) {
                return;
            }
            add(words, place);
            int behind = past(words, as + 1);
            place = words.isSymbol(behind, ",") ? behind + 1 : words.size();
        }
    }

    /// The place behind the parenthesis that this one opens.
    private static int past(Words words, int open) {
        int depth = 0;
        int place = open;
        do {
            depth += words.isSymbol(place, "(") ? 1 : words.isSymbol(place, ")") ? -1 : 0;
            place++;
        } while (depth > 0 && place < words.size());
        return place;
    }
}
