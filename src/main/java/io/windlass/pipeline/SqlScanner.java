package io.windlass.pipeline;

import io.windlass.pipeline.SqlText.Problem;
import io.windlass.pipeline.SqlText.Reference;
import io.windlass.pipeline.SqlText.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Walks over SQL piece by piece. In Redshift a backslash escapes within a literal, comments nest, and
/// `$tag$` quotes whole bodies.
final class SqlScanner {

    private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
    private static final Pattern NUMBER = Pattern.compile("[0-9][\\p{L}\\p{N}_.]*");
    private static final Pattern PARAMETER = Pattern.compile(":([\\p{L}_][\\p{L}\\p{N}_]*)");

    private final String text;
    private final List<Statement> statements = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private List<Reference> parameters = new ArrayList<>();
    private int position;
    private int line = 1;
    private int begin = -1;
    private int beginLine;
    private int end;
    /// The lines of the parentheses that are open.
    private final Deque<Integer> open = new ArrayDeque<>();
    private Optional<Problem> problem = Optional.empty();

    SqlScanner(String text) {
        this.text = text;
    }

    SqlText scan() {
        while (position < text.length() && problem.isEmpty()) {
            piece();
        }
        finish();
        return new SqlText(statements, problem);
    }

    private void piece() {
        char next = text.charAt(position);
        if (Character.isWhitespace(next)) {
            skip(position + 1);
        } else if (text.startsWith("--", position)) {
            int newline = text.indexOf('\n', position);
            skip(newline < 0 ? text.length() : newline);
        } else if (text.startsWith("/*", position)) {
            comment();
        } else if (next == ';') {
            finish();
            skip(position + 1);
        } else if (next == '\'') {
            take(literal(), "a quote ' is not closed");
        } else if (next == '"') {
            take(closed('"', position + 1), "a quote \" is not closed");
        } else {
            word(next);
        }
    }

    private void word(char next) {
        Matcher matcher = WORD.matcher(text).region(position, text.length());
        if (next == '$' && matcher.usePattern(DOLLAR_QUOTE).lookingAt()) {
            int close = text.indexOf(matcher.group(), matcher.end());
            take(close < 0 ? -1 : close + matcher.group().length(), "a quote " + matcher.group() + " is not closed");
        } else if (text.startsWith("::", position)) {
            take(position + 2, "");
        } else if (next == ':' && matcher.usePattern(PARAMETER).lookingAt()) {
            parameters.add(new Reference(matcher.group(1), line, begin < 0 ? 0 : position - begin));
            take(matcher.end(), "");
        } else if (matcher.usePattern(WORD).lookingAt()) {
            words.add(matcher.group().toUpperCase(Locale.ROOT));
            take(matcher.end(), "");
        } else if (next == '(') {
            open.push(line);
            take(position + 1, "");
        } else if (next == ')') {
            take(open.poll() == null ? -1 : position + 1, "a parenthesis ) closes nothing");
        } else if (matcher.usePattern(NUMBER).lookingAt()) {
            take(matcher.end(), "");
        } else {
            take(position + 1, "");
        }
    }

    /// A piece of the statement itself, up to the index; -1 where it does not end.
    private void take(int until, String unclosed) {
        if (until < 0) {
            problem = Optional.of(new Problem(unclosed, line));
            return;
        }
        if (begin < 0) {
            begin = position;
            beginLine = line;
        }
        skip(until);
        end = position;
    }

    private void skip(int until) {
        for (; position < until; position++) {
            if (text.charAt(position) == '\n') {
                line++;
            }
        }
    }

    private void comment() {
        int depth = 0;
        int index = position;
        do {
            if (text.startsWith("/*", index)) {
                depth++;
                index += 2;
            } else if (text.startsWith("*/", index)) {
                depth--;
                index += 2;
            } else {
                index++;
            }
        } while (depth > 0 && index < text.length());
        if (depth > 0) {
            problem = Optional.of(new Problem("a comment /* is not closed", line));
            return;
        }
        skip(index);
    }

    /// The index after a literal; -1 where it does not end.
    private int literal() {
        int index = position + 1;
        while (index < text.length()) {
            char character = text.charAt(index);
            if (character == '\\') {
                index += 2;
            } else if (character != '\'') {
                index++;
            } else if (text.startsWith("''", index)) {
                index += 2;
            } else {
                return index + 1;
            }
        }
        return -1;
    }

    private int closed(char quote, int from) {
        int close = text.indexOf(quote, from);
        return close < 0 ? -1 : close + 1;
    }

    private void finish() {
        if (!open.isEmpty() && problem.isEmpty()) {
            problem = Optional.of(new Problem("a parenthesis ( is not closed", open.getFirst()));
        }
        if (begin >= 0) {
            statements.add(new Statement(text.substring(begin, end), beginLine, words, parameters));
        }
        begin = -1;
        words = new ArrayList<>();
        parameters = new ArrayList<>();
    }
}
