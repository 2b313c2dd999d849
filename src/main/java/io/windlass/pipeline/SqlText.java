package io.windlass.pipeline;

import java.util.List;
import java.util.Optional;

/// SQL cut into statements, as far as a reader needs to understand it: where statements end, which words they
/// hold outside of quotes and comments, and which parameters they name.
///
/// @param statements in order
/// @param problem what keeps the text from being read to its end: a quote, comment or parenthesis that is not closed
record SqlText(List<Statement> statements, Optional<Problem> problem) {

    SqlText {
        statements = List.copyOf(statements);
    }

    /// One statement.
    ///
    /// @param text from its first word to its last, without comments around it and without the semicolon
    /// @param line the line of its first word, from 1
    /// @param words the words outside of quotes and comments, in upper case
    /// @param parameters what it names as `:name`, in order
    record Statement(String text, int line, List<String> words, List<Reference> parameters) {
        Statement {
            words = List.copyOf(words);
            parameters = List.copyOf(parameters);
        }
    }

    /// @param name without the colon
    /// @param line where it stands, from 1
    /// @param at where its colon stands in the text of the statement, from 0
    record Reference(String name, int line, int at) {}

    /// @param message what is wrong
    /// @param line where it begins, from 1
    record Problem(String message, int line) {}

    static SqlText read(String text) {
        return new SqlScanner(text).scan();
    }

    /// Why the text is no single SQL expression, if it is none.
    static Optional<String> expressionRefusal(String text) {
        SqlText read = read(text);
        if (read.problem.isPresent()) {
            return read.problem.map(Problem::message);
        }
        if (read.statements.isEmpty()) {
            return Optional.of("is empty; write a SQL expression, such as \"0\" or \"'none'\" or \"getdate()\"");
        }
        return read.statements.size() > 1 || text.strip().endsWith(";")
                ? Optional.of(Fields.quoted(text) + " holds a semicolon; write one SQL expression")
                : Optional.empty();
    }
}
