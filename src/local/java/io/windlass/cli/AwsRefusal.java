package io.windlass.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// Why AWS does not do something, and what a person does about it.
///
/// The codes are those that AWS names as common to all services, and the other spellings that services have of them.
final class AwsRefusal {

    private static final Set<String> EXPIRED = Set.of(
            "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "RequestExpired", "InvalidTokenException");

    private static final Set<String> DENIED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "UnauthorizedOperation",
            "UnauthorizedException",
            "NotAuthorized",
            "OptInRequired");

    private static final Set<String> STRANGE = Set.of(
            "InvalidClientTokenId",
            "InvalidAccessKeyId",
            "UnrecognizedClientException",
            "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "IncompleteSignature",
            "MissingAuthenticationToken",
            "AuthFailure");

    private AwsRefusal() {}

    /// The end of a sentence whose beginning names what was asked.
    ///
    /// @param profile the one that was named, if any
    static String of(SdkException failure, Optional<String> profile) {
        return switch (failure) {
            case AwsServiceException answer -> answered(answer, profile);
            case SdkException local -> unsent(local, profile);
        };
    }

    private static String answered(AwsServiceException answer, Optional<String> profile) {
        String code = answer.awsErrorDetails() == null
                ? ""
                : String.valueOf(answer.awsErrorDetails().errorCode());
        if (EXPIRED.contains(code)) {
            return expired(profile);
        }
        if (STRANGE.contains(code)) {
            return " cannot be asked, for AWS does not know the credentials (" + code + "); use others, with --profile";
        }
        String reason = reason(answer);
        return DENIED.contains(code)
                ? " refuses access (" + reason + "); ask for the permission, or use other credentials with --profile"
                : " does not answer as it should (" + reason + "); see whether AWS has trouble, and try again";
    }

    private static String reason(AwsServiceException answer) {
        String message = answer.awsErrorDetails() == null
                ? null
                : answer.awsErrorDetails().errorMessage();
        return message == null || message.isBlank()
                ? "HTTP " + answer.statusCode()
                : Words.plain(message).replaceFirst("\\.$", "");
    }

    /// The SDK tells these apart by their texts alone.
    private static String unsent(SdkException failure, Optional<String> profile) {
        String message = Words.plain(String.valueOf(failure.getMessage()));
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("expired")) {
            return expired(profile);
        }
        if (lower.contains("credentials") || lower.contains("profile")) {
            return profile.map(
                            name -> " cannot be asked, for profile " + name + " has no credentials that can be used ("
                                    + message + "); set it up with aws configure, or name another one")
                    .orElse(" cannot be asked, for there are no credentials; sign in (aws configure, or aws sso login),"
                            + " or name a --profile");
        }
        return " cannot be reached (" + message + "); see whether region and network are right, and try again";
    }

    private static String expired(Optional<String> profile) {
        return " cannot be asked, for the credentials have expired; sign in anew (such as aws sso login"
                + profile.map(name -> " --profile " + name).orElse("") + ") and repeat the command";
    }
}
