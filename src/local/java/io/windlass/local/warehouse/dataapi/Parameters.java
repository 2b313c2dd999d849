package io.windlass.local.warehouse.dataapi;

import io.windlass.local.warehouse.sql.Token;
import io.windlass.local.warehouse.sql.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts the values of named parameters into statements: as literals without a type, which the database gives the
/// type that fits, just as Redshift converts them.
final class Parameters {

    private Parameters() {}

    /// Cuts a statement into tokens, its parameters replaced.
    static List<Token> bind(String sql, List<Parameter> parameters) {
        Map<String, String> values = new HashMap<>();
        parameters.forEach(parameter -> values.put(parameter.name(), parameter.value()));
        List<Token> bound = new ArrayList<>();
        for (Token token : Tokenizer.tokens(sql)) {
            String value = token.kind() == Token.Kind.PARAMETER
                    ? values.get(token.text().substring(1))
                    : null;
            bound.add(value == null ? token : Token.text(value));
        }
        return bound;
    }

    /// Every parameter must be used, and every name that is used must have one.
    static void check(List<String> sqls, List<Parameter> parameters) throws ApiFailure {
        if (parameters.isEmpty()) {
            return;
        }
        List<String> used = sqls.stream()
                .flatMap(sql -> Tokenizer.tokens(sql).stream())
                .filter(token -> token.kind() == Token.Kind.PARAMETER)
                .map(token -> token.text().substring(1))
                .distinct()
                .toList();
        List<String> given = parameters.stream().map(Parameter::name).toList();
        if (given.stream().distinct().count() < given.size()) {
            throw ApiFailure.validation("Parameters list contains a name more than once: " + given);
        }
        for (String name : given) {
            if (!used.contains(name)) {
                throw ApiFailure.validation("Parameters list contains unused parameter '" + name + "'");
            }
        }
        for (String name : used) {
            if (!given.contains(name)) {
                throw ApiFailure.validation("Parameters list does not contain parameter '" + name + "'");
            }
        }
    }
}
