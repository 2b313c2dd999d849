package io.windlass.cli;

import io.windlass.lambda.Clients;
import io.windlass.redshift.WarehouseUnavailable;
import java.util.function.ToIntFunction;
import software.amazon.awssdk.core.exception.SdkException;

/// Asks AWS without a stack of Windlass between.
///
/// @param account where
record AwsQuestion(AwsAccount account) {

    /// @throws StackFailed where AWS does not answer, or refuses
    int ask(ToIntFunction<Clients> question) {
        String where = "AWS in " + account.place();
        try {
            return question.applyAsInt(account.clients());
        } catch (WarehouseUnavailable e) {
            throw new StackFailed(where + " does not answer: " + e.getMessage() + "; try again", e);
        } catch (SdkException e) {
            throw new StackFailed(where + AwsRefusal.of(e, account.profile()), e);
        }
    }
}
