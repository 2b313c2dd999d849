package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.StatementFailure;
import io.windlass.local.warehouse.sql.Token;
import io.windlass.local.warehouse.sql.Tokenizer;
import java.util.List;

/// Translates a statement, rule by rule.
public final class Dialect {

    private static final List<Rule> RULES = List.of(
            new NameLengths(),
            new Spelling(),
            new Refusals(),
            new SessionSettings(),
            new Merge(),
            new Maintenance(),
            new TableDefinitions(),
            new Top(),
            new Qualify(),
            new Keywords(),
            new Functions());

    private Dialect() {}

    /// @param statement the tokens of one statement
    /// @return PostgreSQL's text of it
    public static String translate(List<Token> statement) throws StatementFailure {
        List<Token> tokens = statement;
        for (Rule rule : RULES) {
            tokens = rule.apply(tokens);
        }
        return Tokenizer.text(tokens);
    }
}
