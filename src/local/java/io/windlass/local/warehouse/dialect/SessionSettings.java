package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.Token;
import java.util.ArrayList;
import java.util.List;

/// A parameter of Redshift's sessions that PostgreSQL does not know: the query group. It is kept and changes nothing,
/// since there are no queues here.
final class SessionSettings implements Rule {

    private static final List<String> BEFORE = List.of("SET", "SET LOCAL", "SET SESSION", "RESET", "SHOW");

    @Override
    public List<Token> apply(List<Token> statement) {
        for (String words : BEFORE) {
            int behind = Tokens.afterWords(statement, 0, (words + " QUERY_GROUP").split(" "));
            if (behind > 0) {
                List<Token> known = new ArrayList<>(statement.subList(0, behind - 1));
                known.addAll(Tokens.of("windlass.query_group"));
                known.addAll(statement.subList(behind, statement.size()));
                return known;
            }
        }
        return statement;
    }
}
