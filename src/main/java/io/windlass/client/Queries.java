package io.windlass.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.client.RequestFailed.Code;
import io.windlass.redshift.Question;
import io.windlass.redshift.Selection;
import io.windlass.redshift.Warehouse;
import io.windlass.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Queries for whoever cannot wait: each call looks once and returns. Nothing is remembered between two calls but what
/// lies in S3 and in the warehouse, so any process goes on where another one left off.
public final class Queries {

    private static final String MADE_BY_A_LOAD =
            "; the first load makes the table, as does windlass create: wait for a job of it";

    private final Tables tables;
    private final ClientSettings settings;
    private final Kept kept;
    private final Questions questions;
    private final UnloadedRows unloaded;

    Queries(Tables tables, ClientSettings settings, Kept kept, Questions questions, UnloadedRows unloaded) {
        this.tables = tables;
        this.settings = settings;
        this.kept = kept;
        this.questions = questions;
        this.unloaded = unloaded;
    }

    /// Asks under a random id.
    public Query start(String table, Regions regions) {
        return start(table, regions, settings.ids().get());
    }

    /// Asks. The same question under the same id is the same query.
    ///
    /// @throws RequestFailed where the question is wrong, or the id was given to another one
    public Query start(String table, Regions regions, String id) {
        JobName.checked(id, "/query");
        Table known = tables.table(table);
        List<Selection> plan = Plan.of(tables, known, regions);
        Query query =
                new Query(id, known.name().toString(), regions, settings.clock().instant());
        JsonNode written = QueryRecord.written(query, Seal.secret(settings.ids()));
        JsonNode there = kept.put(record(id), written);
        boolean same = there.path("table").equals(written.path("table"))
                && there.path("regions").equals(Kept.reread(written.path("regions")));
        if (!same) {
            throw new RequestFailed(
                    Code.CONFLICT, "/query", "query " + id + " is another question; take another id for this one");
        }
        if (!plan.isEmpty()) {
            questions.rows(id, 0, plan.getFirst());
        }
        return QueryRecord.read(there);
    }

    /// Looks for a page.
    ///
    /// @param next of the page before; empty for the beginning
    /// @throws RequestFailed where there is no such query, or `next` is not of it
    public ResultPage page(String id, Optional<String> next) {
        JsonNode record = found(id);
        Seal seal = QueryRecord.seal(record);
        Cursor cursor = next.map(seal::open).orElse(Cursor.first(0));
        return page(asked(QueryRecord.read(record), seal), cursor);
    }

    /// Stops a query; what was told of it stays told.
    public void cancel(String id) {
        found(id);
        questions.cancel(id);
    }

    /// Stops a query and deletes all that lies in S3 of it: from then on there is no such query.
    public void forget(String id) {
        found(id);
        questions.cancel(id);
        clear(id);
    }

    /// Deletes what lies in S3 of a query.
    void clear(String id) {
        unloaded.delete(UnloadedRows.folder(id));
        unloaded.delete(folder(id));
    }

    /// A query with what follows from it.
    ///
    /// @param id the query's id
    /// @param plan its statements
    /// @param decoder what reads its rows
    /// @param seal what makes a text of a cursor
    record Standing(String id, List<Selection> plan, Decoder decoder, Seal seal) {

        private Optional<Cursor> following(int part) {
            return part + 1 < plan.size() ? Optional.of(Cursor.first(part + 1)) : Optional.empty();
        }
    }

    /// A query that is read to its end where it was asked.
    Standing asked(Query query) {
        return asked(query, new Seal(query.id(), Seal.secret(settings.ids())));
    }

    private Standing asked(Query query, Seal seal) {
        Table table = tables.table(query.table());
        return new Standing(query.id(), Plan.of(tables, table, query.regions()), new Decoder(table.all()), seal);
    }

    ResultPage page(Standing query, Cursor cursor) {
        if (query.plan.isEmpty()) {
            return page(query, List.of(), Optional.empty());
        }
        if (cursor.part() >= query.plan.size()) {
            throw Seal.foreign();
        }
        return switch (cursor) {
            case Cursor.InResult in -> in.next().isPresent() ? told(query, in) : inResult(query, in);
            case Cursor.InUnload in -> inUnload(query, in);
            case Cursor.InFile in -> inFile(query, in);
        };
    }

    private ResultPage inResult(Standing query, Cursor.InResult at) {
        if (questions.cancelled(query.id)) {
            return ended(query, new Warehouse.Progress.Aborted());
        }
        Selection selection = query.plan.get(at.part());
        Optional<String> asked = at.statement().or(() -> questions.rows(query.id, at.part(), selection));
        Cursor.InResult here = new Cursor.InResult(at.part(), asked, Optional.empty());
        if (asked.isEmpty()) {
            return running(query, here);
        }
        return switch (questions.describe(asked.get())) {
            case Warehouse.Progress.Pending _ -> running(query, here);
            case Warehouse.Progress.Finished _ -> told(query, here);
            case Warehouse.Progress.Failed(String error, long _)
            when tooLarge(error) -> inUnload(query, new Cursor.InUnload(at.part(), Optional.empty()));
            case Warehouse.Progress progress -> ended(query, progress);
        };
    }

    /// A page of a statement that has ended.
    private ResultPage told(Standing query, Cursor.InResult at) {
        Answers.Page page = questions.page(at.statement().orElseThrow(Seal::foreign), at.next());
        Optional<Cursor> next = page.next()
                .<Cursor>map(token -> new Cursor.InResult(at.part(), at.statement(), Optional.of(token)))
                .or(() -> query.following(at.part()));
        return page(query, page.rows().stream().map(query.decoder::row).toList(), next);
    }

    private ResultPage inUnload(Standing query, Cursor.InUnload at) {
        if (questions.cancelled(query.id)) {
            return ended(query, new Warehouse.Progress.Aborted());
        }
        String folder = settings.own(UnloadedRows.folder(query.id, at.part())).url();
        Question.Unload question = new Question.Unload(query.plan.get(at.part()), folder, settings.copyRole());
        Optional<String> asked = at.statement().or(() -> questions.unload(query.id, at.part(), question));
        Cursor.InUnload here = new Cursor.InUnload(at.part(), asked);
        if (asked.isEmpty()) {
            return running(query, here);
        }
        return switch (questions.describe(asked.get())) {
            case Warehouse.Progress.Pending _ -> running(query, here);
            case Warehouse.Progress.Finished _ -> {
                Optional<Cursor> first = unloaded.first(query.id, at.part());
                yield page(query, List.of(), first.or(() -> query.following(at.part())));
            }
            case Warehouse.Progress progress -> ended(query, progress);
        };
    }

    private ResultPage inFile(Standing query, Cursor.InFile at) {
        if (!at.key().startsWith(settings.ownPrefix() + UnloadedRows.folder(query.id, at.part()))) {
            throw Seal.foreign();
        }
        UnloadedRows.Stretch stretch = unloaded.read(query.id, at, query.decoder);
        return page(query, stretch.rows(), stretch.next().or(() -> query.following(at.part())));
    }

    private static ResultPage running(Standing query, Cursor at) {
        return new ResultPage(
                ResultPage.State.RUNNING, query.decoder.columns(), List.of(), Optional.of(query.seal.text(at)), "");
    }

    private static ResultPage page(Standing query, List<Row> rows, Optional<Cursor> next) {
        return new ResultPage(ResultPage.State.FINISHED, query.decoder.columns(), rows, next.map(query.seal::text), "");
    }

    private static ResultPage ended(Standing query, Warehouse.Progress progress) {
        boolean stopped = progress instanceof Warehouse.Progress.Aborted;
        String message = switch (progress) {
            case Warehouse.Progress.Failed(String error, long _) -> missing(error) ? error + MADE_BY_A_LOAD : error;
            case Warehouse.Progress.Forgotten _ -> "the warehouse keeps results for a day and no longer; ask again";
            case Warehouse.Progress.Aborted _ -> "the query was stopped";
            case Warehouse.Progress.Pending _, Warehouse.Progress.Finished _ -> "";
        };
        return new ResultPage(
                stopped ? ResultPage.State.CANCELLED : ResultPage.State.FAILED,
                query.decoder.columns(),
                List.of(),
                Optional.empty(),
                message);
    }

    /// Of a table, as PostgreSQL and Redshift say it.
    private static boolean missing(String error) {
        return error.contains("relation ") && error.contains(" does not exist");
    }

    /// What the Data API says of a result beyond 500 MB, and of a row beyond 64 KB (Management Guide, "Troubleshooting
    /// issues for Amazon Redshift Data API").
    private static boolean tooLarge(String error) {
        String lower = error.toLowerCase(Locale.ROOT);
        return lower.contains("response exceeded size limit") || lower.contains("packet for query is too large");
    }

    private JsonNode found(String id) {
        JobName.checked(id, "/query");
        return kept.find(record(id))
                .orElseThrow(() -> new RequestFailed(Code.UNKNOWN_QUERY, "/query", "there is no query " + id));
    }

    private static String record(String id) {
        return folder(id) + "query.json";
    }

    private static String folder(String id) {
        return "queries/" + id + "/";
    }
}
