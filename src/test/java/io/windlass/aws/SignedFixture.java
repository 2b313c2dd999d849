package io.windlass.aws;

import io.windlass.journal.Arrivals;
import java.time.InstantSource;
import java.util.Optional;

/// Requests of our own to the DynamoDB of [DynamoDbFixture].
final class SignedFixture {

    static final Credentials SOMEBODY = new Credentials("windlass", "local", Optional.empty());

    private SignedFixture() {}

    static SignedRequests requests(Exchange exchange, Backoff backoff) {
        return requests(exchange, backoff, new ConsumedUnits());
    }

    static SignedRequests requests(Exchange exchange, Backoff backoff, ConsumedUnits units) {
        return new SignedRequests(
                DynamoDbFixture.endpoint().resolve("/"),
                new Signature("us-east-1", "dynamodb"),
                new CredentialSource.Given(SOMEBODY),
                exchange,
                units,
                InstantSource.system(),
                backoff);
    }

    static Arrivals arrivals(SignedRequests requests) {
        return new SignedArrivals(requests, DynamoDbFixture.TABLE, () -> new DynamoDbArrivals(DynamoDbFixture.table()));
    }
}
