package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.StatementFailure;
import io.windlass.local.warehouse.sql.Token;
import java.util.List;

/// Names end at 63 bytes here and at 127 in Redshift. PostgreSQL would cut a longer one without a word, so that two
/// names could become one.
final class NameLengths implements Rule {

    @Override
    public List<Token> apply(List<Token> statement) throws StatementFailure {
        for (Token token : statement) {
            token.checkName();
        }
        return statement;
    }
}
