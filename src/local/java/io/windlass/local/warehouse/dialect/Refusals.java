package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.StatementFailure;
import io.windlass.local.warehouse.sql.Token;
import java.util.List;
import java.util.Locale;

/// Statements that are Redshift's and are not built here, by the words they begin with.
final class Refusals implements Rule {

    private static final List<String> STATEMENTS = List.of(
            "ALTER DATASHARE",
            "ALTER EXTERNAL",
            "ALTER IDENTITY PROVIDER",
            "ANALYZE COMPRESSION",
            "ATTACH RLS",
            "ATTACH MASKING",
            "CANCEL",
            "CREATE DATASHARE",
            "CREATE EXTERNAL",
            "CREATE IDENTITY PROVIDER",
            "CREATE LIBRARY",
            "CREATE MASKING POLICY",
            "CREATE MODEL",
            "CREATE RLS POLICY",
            "DESC DATASHARE",
            "DETACH",
            "DROP DATASHARE",
            "DROP LIBRARY",
            "DROP MODEL",
            "EXPLAIN MODEL",
            "SHOW DATASHARES",
            "SHOW EXTERNAL",
            "SHOW MODEL");

    @Override
    public List<Token> apply(List<Token> statement) throws StatementFailure {
        for (String name : STATEMENTS) {
            if (Tokens.areWords(statement, 0, name.split(" "))) {
                throw new StatementFailure("ERROR: " + name + " is not available in the embedded warehouse");
            }
        }
        for (int at = 0; at < statement.size(); at++) {
            Token token = statement.get(at);
            if ((token.isWord("PIVOT") || token.isWord("UNPIVOT")) && isOfTable(statement, at)) {
                throw new StatementFailure("ERROR: " + token.text().toUpperCase(Locale.ROOT)
                        + " is not available in the embedded warehouse");
            }
        }
        return statement;
    }

    /// `FROM t PIVOT (…)` and `FROM UNPIVOT t.s`, and not a column of that name.
    private static boolean isOfTable(List<Token> statement, int at) {
        int next = Tokens.skipSpace(statement, at + 1);
        int previous = Tokens.before(statement, at);
        boolean path = next < statement.size() && statement.get(next).isName();
        boolean behindFrom = Tokens.isSymbol(statement, previous, ",")
                || (previous >= 0 && statement.get(previous).isWord("FROM"));
        return Tokens.isSymbol(statement, next, "(") || (path && behindFrom);
    }
}
