package io.windlass.aws;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// What a call of AWS ended with that nobody nearer to it made sense of.
///
/// @param kind what may be done about it
/// @param message as AWS says it
public record AwsFailure(Kind kind, String message) {

    /// What may be done about a failure.
    public enum Kind {
        /// The same may succeed later.
        PASSING,
        /// The role may not do it.
        FORBIDDEN,
        /// What is named is not there.
        MISSING,
        /// AWS does not take it, however often.
        REFUSED
    }

    /// Of a failure, or of what it was caused by; empty where no call of AWS failed.
    public static Optional<AwsFailure> of(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SdkException sdk) {
                return Optional.of(new AwsFailure(kind(sdk), String.valueOf(sdk.getMessage())));
            }
        }
        return Optional.empty();
    }

    private static Kind kind(SdkException failure) {
        if (Failures.passes(failure) || !(failure instanceof AwsServiceException answer)) {
            return Kind.PASSING;
        }
        return switch (answer.statusCode()) {
            case 401, 403 -> Kind.FORBIDDEN;
            case 404 -> Kind.MISSING;
            default -> Kind.REFUSED;
        };
    }
}
