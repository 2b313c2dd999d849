package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.StatementFailure;
import io.windlass.local.warehouse.sql.Token;
import java.util.ArrayList;
import java.util.List;

/// CREATE TABLE, CREATE TABLE … AS and ALTER TABLE … ADD COLUMN: types and the attributes of Redshift's storage.
///
/// Distribution, order and encodings are dropped: one database has one node. Keys are dropped, since Redshift
/// does not enforce them; a primary key still makes its columns NOT NULL.
final class TableDefinitions implements Rule {

    @Override
    public List<Token> apply(List<Token> statement) throws StatementFailure {
        int name = afterCreateTable(statement);
        if (name >= 0) {
            return create(statement, name);
        }
        int add = afterAddColumn(statement);
        if (add >= 0) {
            List<Token> result = new ArrayList<>(statement.subList(0, add));
            result.add(Token.space());
            result.addAll(ColumnDefinition.of(Tokens.trim(statement.subList(add, statement.size())))
                    .tokens(false));
            return result;
        }
        return statement;
    }

    /// Where the name stands; -1 for another statement.
    private static int afterCreateTable(List<Token> statement) {
        int at = Tokens.afterWords(statement, 0, "CREATE");
        if (at < 0) {
            return -1;
        }
        at = skipWord(statement, at, "LOCAL");
        at = skipWord(statement, at, "TEMPORARY");
        at = skipWord(statement, at, "TEMP");
        at = Tokens.afterWords(statement, at, "TABLE");
        if (at < 0) {
            return -1;
        }
        int exists = Tokens.afterWords(statement, at, "IF", "NOT", "EXISTS");
        return Tokens.skipSpace(statement, exists < 0 ? at : exists);
    }

    private static int skipWord(List<Token> statement, int at, String word) {
        int after = Tokens.afterWords(statement, at, word);
        return after < 0 ? at : after;
    }

    private static int afterAddColumn(List<Token> statement) {
        int at = Tokens.afterWords(statement, 0, "ALTER", "TABLE");
        if (at < 0) {
            return -1;
        }
        int name = Tokens.endOfName(statement, Tokens.skipSpace(statement, at));
        int add = Tokens.afterWords(statement, name, "ADD");
        return add < 0 ? -1 : skipWord(statement, add, "COLUMN");
    }

    private static List<Token> create(List<Token> statement, int name) throws StatementFailure {
        int end = Tokens.endOfName(statement, name);
        List<Token> result = new ArrayList<>(head(statement, name));
        result.addAll(statement.subList(name, end));
        int at = Tokens.skipSpace(statement, end);
        if (Tokens.isSymbol(statement, at, "(")) {
            int close = Tokens.close(statement, at);
            result.addAll(body(Tokens.split(statement, at + 1, close)));
            at = Math.min(close + 1, statement.size());
        }
        result.addAll(TableAttributes.skip(statement, at));
        return result;
    }

    /// `#name` is a temporary table whether it says so or not.
    private static List<Token> head(List<Token> statement, int name) {
        List<Token> head = statement.subList(0, name);
        boolean local = name < statement.size() && statement.get(name).name().startsWith("#");
        boolean said = head.stream().anyMatch(token -> token.isWord("TEMP") || token.isWord("TEMPORARY"));
        if (!local || said) {
            return head;
        }
        List<Token> temporary = new ArrayList<>(Tokens.of("CREATE TEMP "));
        temporary.addAll(head.subList(Tokens.skipSpace(head, Tokens.afterWords(head, 0, "CREATE")), head.size()));
        return temporary;
    }

    private static List<Token> body(List<List<Token>> elements) throws StatementFailure {
        List<String> primaryKey = new ArrayList<>();
        List<List<Token>> kept = new ArrayList<>();
        for (List<Token> element : elements) {
            if (TableConstraint.isOne(element)) {
                primaryKey.addAll(TableConstraint.primaryKey(element));
            } else {
                kept.add(element);
            }
        }
        List<List<Token>> columns = new ArrayList<>();
        for (List<Token> element : kept) {
            boolean like = Tokens.areWords(element, 0, "LIKE");
            // Without types it is the column list of CREATE TABLE … AS.
            columns.add(
                    like || element.size() < 2
                            ? element
                            : ColumnDefinition.of(element)
                                    .tokens(primaryKey.contains(
                                            element.getFirst().name())));
        }
        List<Token> body = new ArrayList<>(Tokens.of(" ("));
        body.addAll(Tokens.join(columns, ", "));
        body.add(Token.symbol(")"));
        return body;
    }
}
