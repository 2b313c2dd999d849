package io.windlass.local.warehouse.dataapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.local.warehouse.engine.CatalogQueries;
import io.windlass.local.warehouse.engine.ResultFormat;

/// Every operation: from a request to its answer.
final class Operations {

    private final Statements statements;
    private final Submissions submissions;
    private final Results results;
    private final Listings listings;
    private final Catalogs catalogs;

    Operations(Statements statements, Limits limits, CatalogQueries catalog) {
        this.statements = statements;
        this.submissions = new Submissions(statements, limits);
        this.results = new Results(statements, limits);
        this.listings = new Listings(statements);
        this.catalogs = new Catalogs(catalog);
    }

    /// @param owner who asks
    ObjectNode answer(Operation operation, JsonNode members, String owner) throws ApiFailure, InterruptedException {
        RequestShape.of(operation).check(members);
        Request request = new Request(members, owner);
        return switch (operation) {
            case EXECUTE_STATEMENT -> submissions.execute(request);
            case BATCH_EXECUTE_STATEMENT -> submissions.executeBatch(request);
            case DESCRIBE_STATEMENT -> results.describe(request);
            case GET_STATEMENT_RESULT -> results.result(request, ResultFormat.JSON);
            case GET_STATEMENT_RESULT_V2 -> results.result(request, ResultFormat.CSV);
            case CANCEL_STATEMENT -> cancel(request);
            case LIST_STATEMENTS -> listings.statements(request);
            case LIST_SESSIONS -> listings.sessions(request);
            case LIST_DATABASES -> catalogs.databases(request);
            case LIST_SCHEMAS -> catalogs.schemas(request);
            case LIST_TABLES -> catalogs.tables(request);
            case DESCRIBE_TABLE -> catalogs.table(request);
        };
    }

    private ObjectNode cancel(Request request) throws ApiFailure {
        String id = request.required("Id");
        if (id.indexOf(':') >= 0) {
            throw ApiFailure.validation("A statement of a batch cannot be cancelled by itself: " + id);
        }
        statements.cancel(statements.find(id, request.owner()));
        return Answers.object().put("Status", true);
    }
}
