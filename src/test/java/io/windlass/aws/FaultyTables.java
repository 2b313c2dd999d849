package io.windlass.aws;

import io.windlass.aws.ScriptedHttpClient.Action;
import io.windlass.aws.ScriptedHttpClient.Call;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// DynamoDB as it is on a bad day.
final class FaultyTables {

    /// The same table on a good day.
    static final DynamoDbTable HEALTHY = DynamoDbFixture.table();

    private FaultyTables() {}

    static ScriptedHttpClient scripted(Function<Call, Action> script) {
        return new ScriptedHttpClient(UrlConnectionHttpClient.create(), script);
    }

    static ScriptedHttpClient losingTheFirst(String operation) {
        AtomicInteger seen = new AtomicInteger();
        return scripted(call -> call.operation().equals(operation) && seen.getAndIncrement() == 0
                ? new Action.LoseAnswer()
                : new Action.Pass());
    }

    /// A table over a script, without the SDK's own attempts and their waits.
    static DynamoDbTable withoutRetries(ScriptedHttpClient http) {
        return DynamoDbFixture.table(builder -> builder.httpClient(http)
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry())));
    }

    static DynamoDbTable under(PartialAnswers partial) {
        return DynamoDbFixture.table(
                builder -> builder.overrideConfiguration(override -> override.addExecutionInterceptor(partial)));
    }
}
