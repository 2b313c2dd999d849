import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;

/// Calls a handler once, as Lambda does: `Invoke HANDLER FILE < EVENT`. The answer goes into the file. Whatever the
/// handler throws flies, and the process ends with 1.
class Invoke {

    public static void main(String[] arguments) throws Exception {
        RequestStreamHandler handler = (RequestStreamHandler)
                Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(System.in, answer, context());
        Files.write(Path.of(arguments[1]), answer.toByteArray());
        // Threads of HTTP clients do not keep the process.
        System.exit(0);
    }

    private static Context context() {
        return (Context) Proxy.newProxyInstance(
                Invoke.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, values) ->
                        switch (method.getName()) {
                            case "getRemainingTimeInMillis" -> 60_000;
                            case "getMemoryLimitInMB" -> 1_024;
                            case "getAwsRequestId" -> "00000000-0000-4000-8000-000000000000";
                            default -> method.getReturnType() == String.class ? method.getName() : null;
                        });
    }
}
