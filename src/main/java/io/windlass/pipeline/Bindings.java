package io.windlass.pipeline;

import io.windlass.redshift.Literal;
import io.windlass.redshift.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Puts values where the statements of a sql step name them.
///
/// @param values by the parameters' names: those of the step and the built-in ones
public record Bindings(Map<String, Literal> values) {

    public Bindings {
        values = Map.copyOf(values);
    }

    /// The statement with its values.
    ///
    /// @throws IllegalArgumentException where it names a parameter that has no value
    public Statement.Sql bind(String statement) {
        List<Statement.Fragment> fragments = new ArrayList<>();
        int from = 0;
        for (SqlText.Reference reference : references(statement)) {
            Literal value = values.get(reference.name());
            if (value == null) {
                throw new IllegalArgumentException("no value for :" + reference.name());
            }
            if (reference.at() > from) {
                fragments.add(new Statement.Fragment.Text(statement.substring(from, reference.at())));
            }
            fragments.add(new Statement.Fragment.Value(value));
            from = reference.at() + 1 + reference.name().length();
        }
        if (from < statement.length()) {
            fragments.add(new Statement.Fragment.Text(statement.substring(from)));
        }
        return new Statement.Sql(fragments);
    }

    /// The parameters that a statement names.
    static List<SqlText.Reference> references(String statement) {
        return SqlText.read(statement).statements().stream()
                .flatMap(piece -> piece.parameters().stream())
                .toList();
    }
}
