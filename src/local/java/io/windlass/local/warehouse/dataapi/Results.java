package io.windlass.local.warehouse.dataapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.windlass.local.warehouse.engine.ResultFormat;
import io.windlass.local.warehouse.engine.ResultRows;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// DescribeStatement, GetStatementResult and GetStatementResultV2.
final class Results {

    private final Statements statements;
    private final Limits limits;

    Results(Statements statements, Limits limits) {
        this.statements = statements;
        this.limits = limits;
    }

    ObjectNode describe(Request request) throws ApiFailure, InterruptedException {
        SubmittedStatement statement = awaited(request);
        int part = part(statement, request.required("Id"));
        return part < 0 ? Answers.described(statement) : Answers.part(statement, statement.view(), part);
    }

    private SubmittedStatement awaited(Request request) throws ApiFailure, InterruptedException {
        String id = request.required("Id");
        SubmittedStatement statement = statements.find(id, request.owner());
        int seconds = request.number("WaitTimeSeconds", 0);
        if (seconds > 0) {
            statement.await(part(statement, id), seconds, limits.waitingRequests());
        }
        return statement;
    }

    /// The part that an id names, from 0; -1 for the whole.
    private static int part(SubmittedStatement statement, String id) throws ApiFailure {
        int colon = id.indexOf(':');
        if (colon < 0) {
            return -1;
        }
        int number = Integer.parseInt(id.substring(colon + 1));
        boolean there = number >= 1 && number <= statement.submission().sqls().size();
        if (!there || !statement.submission().batch()) {
            throw ApiFailure.notFound("Query does not exist.", id);
        }
        return number - 1;
    }

    ObjectNode result(Request request, ResultFormat format) throws ApiFailure, InterruptedException {
        SubmittedStatement statement = awaited(request);
        String id = request.required("Id");
        int part = part(statement, id);
        if (statement.submission().batch() && part < 0) {
            throw ApiFailure.validation("BatchExecuteStatement result can only be retrieved with sub-statement id.");
        }
        if (statement.submission().format() != format) {
            throw ApiFailure.validation("The result of this statement is kept as "
                    + statement.submission().format()
                    + ": GetStatementResult reads JSON, GetStatementResultV2 reads CSV");
        }
        SubmittedStatement.View view = statement.view();
        Part one = view.parts().get(Math.max(part, 0));
        // In a transaction nothing is there before it ends. That a part which finished can still be read where a later
        // one failed is taken on trust: nothing says so, and nothing says otherwise.
        boolean readable = one.status() == Status.FINISHED
                && (statement.submission().mode() == Submission.ExecutionMode.AUTO_COMMIT
                        || view.status() == Status.FINISHED
                        || view.status() == Status.FAILED);
        Optional<ResultRows> rows = one.result();
        if (!readable || rows.isEmpty()) {
            throw ApiFailure.notFound(
                    "Query does not have result. Please check query status with DescribeStatement.", id);
        }
        return page(rows.get(), Cursor.read(request));
    }

    private ObjectNode page(ResultRows result, long from) throws ApiFailure {
        List<byte[]> rows = result.rows();
        if (from > rows.size()) {
            throw ApiFailure.validation("Invalid NextToken");
        }
        int end = end(rows, (int) from);
        List<String> texts = rows.subList((int) from, end).stream()
                .map(row -> new String(row, StandardCharsets.UTF_8))
                .toList();
        ObjectNode answer = Answers.object();
        ArrayNode records = answer.putArray("Records");
        switch (result.format()) {
            case JSON -> texts.forEach(text -> records.addRawValue(new RawValue(text)));
            case CSV -> {
                records.addObject().put("CSVRecords", String.join("", texts));
                answer.put("ResultFormat", "CSV");
            }
        }
        answer.set("ColumnMetadata", Answers.columns(result.columns()));
        answer.put("TotalNumRows", rows.size());
        if (end < rows.size()) {
            answer.put("NextToken", Cursor.text(end));
        }
        return answer;
    }

    private int end(List<byte[]> rows, int from) {
        int end = from;
        long size = 0;
        while (end < rows.size() && end - from < limits.pageRows() && size < limits.pageBytes()) {
            size += rows.get(end).length;
            end++;
        }
        return end;
    }
}
