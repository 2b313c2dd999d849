package io.windlass.cli;

import io.windlass.aws.Backoff;
import io.windlass.aws.DynamoDbTable;
import io.windlass.aws.DynamoDbTrail;
import io.windlass.aws.S3Heads;
import io.windlass.aws.S3Listing;
import io.windlass.lambda.Deployment;
import io.windlass.status.NewestRuns;
import io.windlass.story.Answers;
import io.windlass.story.Storyteller;
import java.util.UUID;

/// Puts together who tells the story of an object on a stack.
final class Stories {

    /// Runs that are looked at for why a pipeline is paused: the last one that loads, after some that take rows back.
    private static final int LAST = 10;

    private Stories() {}

    static Storyteller of(Deployment there) {
        DynamoDbTable table = new DynamoDbTable(
                there.clients().dynamoDb(), there.environment().table(), Backoff.standard());
        String bucket = there.environment().dataBucket();
        NewestRuns newest = new NewestRuns(there.history());
        return new Storyteller(
                there.catalog(),
                there.prefixes().destinations(),
                there.journal(),
                new Storyteller.Past(
                        new DynamoDbTrail(table),
                        there.deeds(),
                        new S3Heads(there.clients().s3()),
                        new S3Listing(there.clients().s3(), bucket),
                        state -> newest.of(state.name(), state.epoch(), LAST)),
                new Answers(there.warehouse(), () -> UUID.randomUUID().toString(), Waits.here()),
                new Storyteller.Place(there.environment().stack(), bucket));
    }
}
