package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.StatementFailure;
import io.windlass.local.warehouse.sql.Token;
import io.windlass.local.warehouse.sql.Tokenizer;
import java.util.List;

/// Translates a statement.
public final class Dialect {

    private Dialect() {}

    public static String translate(List<Token> statement) throws StatementFailure {
        return Tokenizer.text(statement);
    }
}
