package io.windlass.api;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What can be asked, with the members that a request of its kind has besides `action`.
public enum Action {
    /// Rows become an object of a table.
    WRITE("write", "table rows", "job"),
    /// Files in S3 are given to a table.
    INGEST("ingest", "table files", "job"),
    /// The same, and the run is asked for at once.
    IMPORT("import", "table files", "job platform"),
    /// How a job stands.
    JOB("job", "table job", ""),
    /// Asks for rows by their values.
    EXACT_KEY_QUERY("exactKeyQuery", "table keys", "query"),
    /// Asks for rows by ranges of their values.
    RANGE_KEY_QUERY("rangeKeyQuery", "table regions", "query"),
    /// A page of the rows of a query.
    RESULTS("results", "query", "next wait"),
    /// Stops a query.
    CANCEL("cancel", "query", "forget"),
    /// What tables there are.
    TABLES("tables", "", "");

    private final String text;
    private final String required;
    private final String optional;

    /// @param required names with a blank between them
    /// @param optional the same
    Action(String text, String required, String optional) {
        this.text = text;
        this.required = required;
        this.optional = optional;
    }

    /// As a request writes it.
    public String text() {
        return text;
    }

    /// Members that a request must have.
    public List<String> required() {
        return names(required);
    }

    /// Members that it may have; null stands for none.
    public List<String> optional() {
        return names(optional);
    }

    private static List<String> names(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(" ", -1));
    }

    static Optional<Action> named(String text) {
        return Arrays.stream(values())
                .filter(action -> action.text.equals(text))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Action::text).toList();
    }
}
