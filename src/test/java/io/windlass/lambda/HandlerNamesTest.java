package io.windlass.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A handler's name in the template is text: nothing but this notices when its class is renamed.
class HandlerNamesTest {

    private static final Pattern HANDLER = Pattern.compile("(?m)^\\s*Handler:\\s*(\\S+)\\s*$");
    private static final Pattern FUNCTION = Pattern.compile("(?m)^\\s*Type:\\s*AWS::Serverless::Function\\s*$");

    @Test
    void everyFunctionNamesAClassThatLambdaCanCall() throws IOException, ReflectiveOperationException {
        String template = Files.readString(Path.of("template.yaml"));
        List<String> handlers =
                HANDLER.matcher(template).results().map(match -> match.group(1)).toList();
        assertEquals(count(FUNCTION.matcher(template)), handlers.size());

        for (String handler : handlers) {
            Class<?> named = Class.forName(handler);
            assertTrue(RequestStreamHandler.class.isAssignableFrom(named), handler + " is no RequestStreamHandler");
            assertTrue(Modifier.isPublic(named.getModifiers()), handler + " is not public");
            assertTrue(
                    Modifier.isPublic(named.getDeclaredConstructor().getModifiers()),
                    handler + " has no public constructor without arguments");
        }
    }

    private static long count(Matcher matcher) {
        return matcher.results().count();
    }
}
