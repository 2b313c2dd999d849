package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.Names;
import io.windlass.local.warehouse.sql.StatementFailure;
import io.windlass.local.warehouse.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `SELECT a, b FROM t QUALIFY c` as `SELECT a, b FROM (SELECT a, b, (c) AS qualifies FROM t) WHERE qualifies`.
///
/// With `*` the row itself is carried through, which takes a FROM with one table or subquery.
final class Qualify implements Rule {

    private static final Set<String> AFTER_FROM = Set.of("where", "group", "having", "qualify");
    private static final Set<String> JOINS = Set.of("join", "left", "right", "full", "inner", "cross", "natural");

    @Override
    public List<Token> apply(List<Token> statement) throws StatementFailure {
        List<Token> tokens = new ArrayList<>(statement);
        // From the right, so that subqueries are done first.
        for (int at = tokens.size() - 1; at >= 0; at--) {
            int select = tokens.get(at).isWord("QUALIFY") ? Query.selectBefore(tokens, at) : -1;
            if (select >= 0) {
                int end = Query.endOfConditions(tokens, at + 1);
                List<Token> rewritten = rewrite(tokens, select, at, end);
                List<Token> range = tokens.subList(select, end);
                range.clear();
                range.addAll(rewritten);
            }
        }
        return tokens;
    }

    private static List<Token> rewrite(List<Token> tokens, int select, int qualify, int end) throws StatementFailure {
        int from = Query.find(tokens, select + 1, qualify, Set.of("from"));
        List<Token> list = Tokens.trim(tokens.subList(select + 1, from));
        List<Token> source = tokens.subList(from, qualify);
        List<Token> condition = Tokens.trim(tokens.subList(qualify + 1, end));
        if (list.size() == 1 && list.getFirst().isSymbol("*")) {
            return Tokens.of(
                    "SELECT (qualified.whole).* FROM (SELECT ? AS whole, (?) AS qualifies ?) AS qualified"
                            + " WHERE qualified.qualifies ",
                    List.of(List.of(row(source)), condition, source));
        }
        return Tokens.of(
                "SELECT ? FROM (SELECT ?, (?) AS qualifies ?) AS qualified WHERE qualified.qualifies ",
                List.of(names(list), list, condition, source));
    }

    /// The name of the one table or subquery that stands behind FROM.
    private static Token row(List<Token> source) throws StatementFailure {
        int end = Query.find(source, 1, source.size(), AFTER_FROM);
        boolean joined = Tokens.split(source, 1, end).size() != 1 || Query.find(source, 1, end, JOINS) < end;
        int last = Tokens.before(source, end);
        if (joined || last < 1 || !source.get(last).isName()) {
            throw new StatementFailure("ERROR: QUALIFY with * over more than one table is not available in the embedded"
                    + " warehouse: name the columns");
        }
        return source.get(last);
    }

    private static List<Token> names(List<Token> list) throws StatementFailure {
        List<List<Token>> names = new ArrayList<>();
        for (List<Token> column : Tokens.split(list, 0, list.size())) {
            Token last = column.isEmpty() ? Token.symbol("?") : column.getLast();
            if (!last.isName() || last.isWord("END")) {
                throw new StatementFailure(
                        "ERROR: QUALIFY over a column without a name is not available in the embedded"
                                + " warehouse: name it with AS");
            }
            names.add(List.of(new Token(Token.Kind.NAME, Names.quoted(last.name()))));
        }
        return Tokens.join(names, ", ");
    }
}
