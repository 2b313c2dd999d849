package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.StatementFailure;
import io.windlass.local.warehouse.sql.Token;
import java.util.List;

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
        boolean merge = Tokens.areWords(statement, 0, "MERGE");
        for (int at = 0; merge && at < statement.size(); at++) {
            if (Tokens.areWords(statement, at, "REMOVE", "DUPLICATES")) {
                throw new StatementFailure(
                        "ERROR: MERGE … REMOVE DUPLICATES is not available in the embedded warehouse");
            }
        }
        return statement;
    }
}
