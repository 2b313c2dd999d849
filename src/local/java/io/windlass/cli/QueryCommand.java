package io.windlass.cli;

import io.windlass.lambda.Deployment;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Asks the warehouse.
@Command(
        name = "query",
        description = {
            "Runs one statement of SQL in the warehouse, through the Data API, as the user of the stack's loader or of",
            "your credentials, and prints the rows as they come, page by page: a result of any size needs no memory.",
            "The Data API returns 500 MB at most; UNLOAD is for more."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./windlass query 'select * from windlass.ledger order by committed_at desc limit 10'",
            "  ./windlass query 'select count(*) from orders' --stack windlass --json"
        })
final class QueryCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SQL", description = "The statement.")
    private String sql;

    @Mixin
    private ViewOption view;

    @Override
    public Integer call() {
        return view.ask(this::rows);
    }

    private int rows(Deployment there) {
        try {
            Query.of(there.clients().redshiftData(), there.environment().warehouse())
                    .pages(sql, view.output().pages());
            return ExitCode.DONE;
        } catch (Query.QueryFailed e) {
            view.err().println("query failed: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }
}
