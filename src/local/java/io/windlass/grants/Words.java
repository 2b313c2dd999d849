package io.windlass.grants;

import io.windlass.local.warehouse.sql.Token;
import io.windlass.local.warehouse.sql.Tokenizer;
import io.windlass.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The tokens of a statement without what lies between them, read by their place. Beyond the last there is a blank.
///
/// @param tokens none of them a space
record Words(List<Token> tokens) {

    /// A table where it is named.
    ///
    /// @param next the place behind it
    record Named(TableName table, int next) {}

    static Words of(String sql) {
        return new Words(
                Tokenizer.tokens(sql).stream().filter(token -> !token.isSpace()).toList());
    }

    int size() {
        return tokens.size();
    }

    Token at(int place) {
        return place < 0 || place >= tokens.size() ? Token.space() : tokens.get(place);
    }

    boolean is(int place, String... keywords) {
        return Stream.of(keywords).anyMatch(at(place)::isWord);
    }

    boolean isSymbol(int place, String symbol) {
        return at(place).isSymbol(symbol);
    }

    /// The place behind these words, each of which may be missing.
    int past(int place, String... keywords) {
        int next = place;
        for (String keyword : keywords) {
            next = is(next, keyword) ? next + 1 : next;
        }
        return next;
    }

    /// A table of this database with or without its schema; empty where none is named.
    Optional<Named> table(int place) {
        if (!at(place).isName()) {
            return Optional.empty();
        }
        if (!isSymbol(place + 1, ".")) {
            return Optional.of(
                    new Named(new TableName(Optional.empty(), at(place).name()), place + 1));
        }
        return at(place + 2).isName() && !isSymbol(place + 3, ".")
                ? Optional.of(
                        new Named(TableName.of(at(place).name(), at(place + 2).name()), place + 3))
                : Optional.empty();
    }
}
