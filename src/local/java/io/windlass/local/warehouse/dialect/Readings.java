package io.windlass.local.warehouse.dialect;

import io.windlass.local.warehouse.sql.Token;
import io.windlass.local.warehouse.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a name can mean in Redshift beside what it means to PostgreSQL: an alias of the same SELECT list, or a way
/// into a value of SUPER. Which of it holds depends on the tables, so the database is asked.
public final class Readings {

    private Readings() {}

    /// Whether the statement may have such a name.
    ///
    /// @param sql PostgreSQL's text
    public static boolean isPossible(String sql) {
        List<Token> tokens = Tokenizer.tokens(sql);
        return LateralAliases.isPossible(tokens) || SuperPaths.isPossible(tokens);
    }

    /// Other readings of what stands at a place, the likeliest first.
    ///
    /// @param position the index of a character of the text
    public static List<String> at(String sql, int position) {
        List<Token> tokens = Tokenizer.tokens(sql);
        int at = 0;
        int end = tokens.isEmpty() ? 0 : tokens.getFirst().text().length();
        while (end <= position && at + 1 < tokens.size()) {
            at++;
            end += tokens.get(at).text().length();
        }
        if (at >= tokens.size()) {
            return List.of();
        }
        List<String> readings = new ArrayList<>();
        Optional<List<Token>> alias = LateralAliases.at(tokens, at);
        alias.ifPresent(reading -> readings.add(Tokenizer.text(reading)));
        SuperPaths.elements(tokens, at).ifPresent(reading -> readings.add(Tokenizer.text(reading)));
        SuperPaths.at(tokens, at).forEach(reading -> readings.add(Tokenizer.text(reading)));
        return readings;
    }

    /// Where the part begins that the database can be asked about: behind CREATE VIEW … AS, else at the start.
    public static int start(String sql) {
        List<Token> tokens = Tokenizer.tokens(sql);
        boolean view = Tokens.areWords(tokens, 0, "CREATE", "VIEW")
                || Tokens.areWords(tokens, 0, "CREATE", "OR", "REPLACE", "VIEW");
        int as = view ? Tokens.find(tokens, 0, "AS") : tokens.size();
        return as == tokens.size()
                ? 0
                : Tokenizer.text(tokens.subList(0, as + 1)).length();
    }
}
