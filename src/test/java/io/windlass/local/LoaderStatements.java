package io.windlass.local;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/// What the loader has submitted, to be run again without leaving anything.
///
/// @param client of the cloud that it was submitted to
record LoaderStatements(RedshiftDataClient client) {

    /// The statements of each submission, as it was rendered.
    List<List<String>> all() {
        List<List<String>> all = new ArrayList<>();
        client.listStatementsPaginator(request -> request.status("FINISHED").statementName("windlass/"))
                .statements()
                .forEach(statement -> all.add(texts(statement)));
        return List.copyOf(all);
    }

    private static List<String> texts(StatementData statement) {
        return statement.isBatchStatement() ? statement.queryStrings() : List.of(statement.queryString());
    }

    /// Why it fails in a transaction that ends by dividing by zero. It takes a run that no ledger knows.
    String error(List<String> batch) {
        List<String> again = Stream.concat(
                        batch.stream().map(text -> text.replaceAll("\"run\" = [0-9]+", "\"run\" = 0")),
                        Stream.of("select 1 / 0"))
                .toList();
        String id = client.batchExecuteStatement(request ->
                        request.sqls(again).workgroupName(LocalCloud.WORKGROUP).database(LocalCloud.DATABASE))
                .id();
        while (true) {
            DescribeStatementResponse told = client.describeStatement(request -> request.id(id));
            if (told.status() == StatusString.FAILED) {
                return told.error();
            }
            if (told.status() == StatusString.FINISHED || told.status() == StatusString.ABORTED) {
                throw new AssertionError(id + " ended as " + told.statusAsString());
            }
            Thread.onSpinWait();
        }
    }
}
