package io.windlass.event;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a statement of Windlass is called: `windlass/<stack>/<pipeline>/<run>/<attempt>/<action>`. The warehouse
/// tells the name back when the statement ends, so the run is known even where its id was never saved.
///
/// @param stack the stack that submitted it
/// @param pipeline the pipeline
/// @param run the run's number
/// @param attempt the run's attempt
/// @param action what was submitted
public record StatementName(String stack, String pipeline, long run, int attempt, String action) {

    private static final Pattern FORM =
            Pattern.compile("windlass/([^/]+)/([a-z][a-z0-9_-]{0,62})/([0-9]{1,18})/([0-9]{1,9})/([^/]+)");

    public StatementName {
        Objects.requireNonNull(stack, "stack is null");
        Objects.requireNonNull(pipeline, "pipeline is null");
        Objects.requireNonNull(action, "action is null");
    }

    /// Empty where the name is somebody else's.
    public static Optional<StatementName> parse(String name) {
        Matcher matcher = FORM.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new StatementName(
                matcher.group(1),
                matcher.group(2),
                Long.parseLong(matcher.group(3)),
                Integer.parseInt(matcher.group(4)),
                matcher.group(5)));
    }

    @Override
    public String toString() {
        return "windlass/" + stack + "/" + pipeline + "/" + run + "/" + attempt + "/" + action;
    }
}
