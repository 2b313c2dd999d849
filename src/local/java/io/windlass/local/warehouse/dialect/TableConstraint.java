package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.Token;
import java.util.List;

/// A constraint among the elements of CREATE TABLE: none is enforced.
final class TableConstraint {

    private TableConstraint() {}

    static boolean isOne(List<Token> element) {
        return Tokens.areWords(element, 0, "CONSTRAINT")
                || Tokens.areWords(element, 0, "PRIMARY", "KEY")
                || Tokens.areWords(element, 0, "FOREIGN", "KEY")
                || (Tokens.areWords(element, 0, "UNIQUE")
                        && Tokens.isSymbol(element, Tokens.skipSpace(element, 1), "("));
    }

    /// The columns of a primary key; none for another constraint.
    static List<String> primaryKey(List<Token> element) {
        for (int at = 0; at < element.size(); at++) {
            int open = Tokens.afterWords(element, at, "PRIMARY", "KEY");
            if (open >= 0) {
                int parenthesis = Tokens.skipSpace(element, open);
                return Tokens.split(element, parenthesis + 1, Tokens.close(element, parenthesis)).stream()
                        .map(column -> column.getFirst().name())
                        .toList();
            }
        }
        return List.of();
    }
}
