package io.windlass.aws;

import io.windlass.journal.JournalUnavailable;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/// What a failure of the SDK means, after the SDK's own attempts.
final class Failures {

    private Failures() {}

    /// Whether the same request may succeed later: it was throttled, the service failed, or there was no
    /// answer. The request may have taken effect all the same.
    static boolean passes(SdkException failure) {
        return switch (failure) {
            case SdkClientException noAnswer -> true;
            case AwsServiceException answer -> answer.isThrottlingException() || answer.statusCode() >= 500;
            default -> false;
        };
    }

    /// The error's name, such as `ValidationException`; empty where the service did not answer.
    static String code(SdkException failure) {
        if (failure instanceof AwsServiceException answer) {
            AwsErrorDetails details = answer.awsErrorDetails();
            return details == null || details.errorCode() == null ? "" : details.errorCode();
        }
        return "";
    }

    /// Makes a call to the journal.
    static <T> T journal(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            if (passes(e)) {
                throw new JournalUnavailable(what + ": " + e.getMessage(), e);
            }
            throw e;
        }
    }
}
