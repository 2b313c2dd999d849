package io.windlass.local.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The functions that there are, by their names.
public final class Functions {

    /// A name, a partial ARN or an ARN, each with or without a version or an alias (Lambda API, "Invoke").
    private static final Pattern NAME = Pattern.compile("(?:arn:[a-z-]+:lambda:[a-z0-9-]+:[0-9]{12}:function:"
            + "|[0-9]{12}:function:)?([a-zA-Z0-9_-]{1,140})(?::([a-zA-Z0-9$_-]{1,128}))?");

    private final Map<String, Function> functions = new ConcurrentHashMap<>();

    /// @param name its name
    /// @param handler what it does
    /// @param timeout how long a request of it may take
    record Function(String name, RequestStreamHandler handler, Duration timeout) {
        Function {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(handler, "handler is null");
            Objects.requireNonNull(timeout, "timeout is null");
        }
    }

    /// A function takes requests from now on.
    public void add(String name, RequestStreamHandler handler, Duration timeout) {
        functions.put(name, new Function(name, handler, timeout));
    }

    /// The function of a name as requests write it.
    Optional<Function> named(String text) {
        Matcher matcher = NAME.matcher(text);
        return matcher.matches() ? Optional.ofNullable(functions.get(matcher.group(1))) : Optional.empty();
    }
}
