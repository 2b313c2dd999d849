package io.windlass.crash;

import software.amazon.awssdk.http.SdkHttpRequest;

/// A request that a process sends, each of the SDK's own attempts by itself.
///
/// @param number from 1, over all processes on the same wire
/// @param operation such as `DynamoDB GetItem`
/// @param port the method of a port that makes it, such as `Runs.open`; empty for none
record Call(int number, String operation, String port) {

    static Call of(int number, SdkHttpRequest request) {
        return new Call(number, operation(request), PortMethods.current().orElse(""));
    }

    private static String operation(SdkHttpRequest request) {
        String target = request.firstMatchingHeader("X-Amz-Target").orElse("");
        String name = target.substring(target.indexOf('.') + 1);
        if (target.startsWith("DynamoDB")) {
            return "DynamoDB " + name;
        }
        if (target.startsWith("RedshiftData")) {
            return "Data API " + name;
        }
        return switch (request.method()) {
            case PUT -> "S3 PutObject";
            case GET -> "S3 GetObject";
            case HEAD -> "S3 HeadObject";
            case DELETE, POST, PATCH, OPTIONS ->
                throw new AssertionError("no such request was expected: " + request.method() + " " + request.getUri());
        };
    }

    @Override
    public String toString() {
        return "call " + number + ", " + operation + " by " + port;
    }
}
