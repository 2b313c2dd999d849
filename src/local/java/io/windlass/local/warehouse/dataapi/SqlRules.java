package io.windlass.local.warehouse.dataapi;

import io.windlass.local.warehouse.sql.Token;
import io.windlass.local.warehouse.sql.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What the Data API asks of a statement's text before it runs.
final class SqlRules {

    private SqlRules() {}

    static void check(String sql) throws ApiFailure {
        if (sql.getBytes(StandardCharsets.UTF_8).length > Limits.SQL_BYTES) {
            throw ApiFailure.validation("Cannot process query string larger than 100kB");
        }
        List<Token> tokens =
                Tokenizer.tokens(sql).stream().filter(token -> !token.isSpace()).toList();
        if (tokens.isEmpty()) {
            throw ApiFailure.validation("The SQL statement is empty");
        }
    }
}
