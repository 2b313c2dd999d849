package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.StatementFailure;
import io.windlass.local.warehouse.sql.Token;
import java.util.List;

/// One difference between Redshift and PostgreSQL.
interface Rule {

    /// The statement without the difference; the same list where it has none.
    ///
    /// @throws StatementFailure where the statement is Redshift's and is not built here
    List<Token> apply(List<Token> statement) throws StatementFailure;
}
