package io.windlass.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.client.RequestFailed.Code;
import io.windlass.redshift.Question;
import io.windlass.redshift.Selection;
import io.windlass.redshift.Warehouse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// The statements of queries: each is asked once, and its id written down, whoever looks first.
///
/// @param answers the warehouse
/// @param kept where ids are written down
/// @param stack the stack's name
record Questions(Answers answers, Kept kept, String stack) {

    /// Parts that a query can have; far more than fit a request.
    private static final int MOST_PARTS = 10_000;

    private static final String ROWS = "rows";
    private static final String UNLOAD = "unload";

    /// The id of the statement that asks for the rows of a part; empty where the warehouse takes none now.
    Optional<String> rows(String query, int part, Selection selection) {
        return asked(query, part, ROWS, new Question.Rows(selection));
    }

    /// The id of the statement that writes them to S3.
    Optional<String> unload(String query, int part, Question.Unload question) {
        return asked(query, part, UNLOAD, question);
    }

    Warehouse.Progress describe(String statement) {
        return answers.describe(statement);
    }

    Answers.Page page(String statement, Optional<String> next) {
        return answers.page(statement, next);
    }

    /// Nothing more is asked for the query, and what runs is stopped.
    void cancel(String query) {
        kept.put(stop(query), Kept.JSON.createObjectNode());
        for (int part = 0; part < MOST_PARTS; part++) {
            Optional<String> rows = known(query, part, ROWS);
            if (rows.isEmpty()) {
                return;
            }
            answers.cancel(rows.get());
            known(query, part, UNLOAD).ifPresent(answers::cancel);
        }
    }

    boolean cancelled(String query) {
        return kept.find(stop(query)).isPresent();
    }

    private Optional<String> asked(String query, int part, String kind, Question question) {
        Optional<String> known = known(query, part, kind);
        if (known.isPresent()) {
            return known;
        }
        String name = "windlass/" + stack + "/query/" + query + "/" + part + "/" + kind;
        return switch (answers.ask(name, digest(name), question)) {
            case Warehouse.Submission.Accepted(String id) -> {
                ObjectNode record = Kept.JSON.createObjectNode().put("statement", id);
                yield Optional.of(kept.put(file(query, part, kind), record)
                        .path("statement")
                        .asText());
            }
            case Warehouse.Submission.Busy _ -> Optional.empty();
            case Warehouse.Submission.Refused(String reason) ->
                throw new RequestFailed(Code.QUERY_FAILED, "", "the warehouse takes no such query: " + reason);
        };
    }

    private Optional<String> known(String query, int part, String kind) {
        return kept.find(file(query, part, kind))
                .map(record -> record.path("statement").asText());
    }

    private static String file(String query, int part, String kind) {
        return "queries/" + query + "/" + part + "-" + kind + ".json";
    }

    private static String stop(String query) {
        return "queries/" + query + "/stop.json";
    }

    /// A client token of 64 characters: the same question is the same statement.
    private static String digest(String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
