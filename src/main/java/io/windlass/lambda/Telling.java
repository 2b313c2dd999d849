package io.windlass.lambda;

import io.windlass.aws.DynamoDbIdentity;
import io.windlass.aws.DynamoDbMarks;
import io.windlass.aws.DynamoDbRuns;
import io.windlass.aws.DynamoDbTable;
import io.windlass.aws.EventBridgeBus;
import io.windlass.journal.RunFiles;
import io.windlass.journal.Runs;
import io.windlass.load.Notices;
import io.windlass.load.ToldRuns;
import java.util.function.Supplier;

/// Whether and by whom others are told of the ends of runs.
///
/// @param environment which bus, if any
/// @param clients how it is reached; who has no client for it leaves the telling to the stack's loader
/// @param notices who hears of a bus that takes nothing
record Telling(Environment environment, Clients clients, Notices notices) {

    /// @param random what the journal's id is made of, where it has none yet
    /// @param tokens of transactions: a new one at each call
    Runs runs(DynamoDbTable table, RunFiles files, Supplier<String> random, Supplier<String> tokens) {
        boolean telling = environment.eventBus().isPresent();
        Runs runs = new DynamoDbRuns(table, tokens, telling);
        if (!telling || clients.events().isEmpty()) {
            return runs;
        }
        return new ToldRuns(
                runs,
                new EventBridgeBus(
                        clients.events().get(), environment.eventBus().get()),
                environment.stack(),
                new DynamoDbIdentity(table, random),
                new DynamoDbMarks(table),
                files,
                notices);
    }
}
