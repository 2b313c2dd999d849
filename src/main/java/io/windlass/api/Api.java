package io.windlass.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.client.Job;
import io.windlass.client.Pause;
import io.windlass.client.Query;
import io.windlass.client.RequestFailed;
import io.windlass.client.RequestFailed.Code;
import io.windlass.client.ResultPage;
import io.windlass.client.WindlassClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Function;

/// Answers requests, each by one call of the client.
public final class Api {

    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Function<String, WindlassClient> clients;
    private final InstantSource clock;
    private final Pause pause;

    /// @param clients a client by the name of whom it works for
    /// @param pause how it waits before it looks again
    public Api(Function<String, WindlassClient> clients, InstantSource clock, Pause pause) {
        this.clients = Objects.requireNonNull(clients, "clients is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
        this.pause = Objects.requireNonNull(pause, "pause is null");
    }

    /// Who asks.
    ///
    /// @param name on whose behalf, written down with each job
    /// @param until when the answer must be there
    public record Caller(String name, Instant until) {
        public Caller {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(until, "until is null");
        }
    }

    /// The answer to a request.
    public Answer answer(JsonNode json, Caller caller) {
        try {
            return Answer.of(told(RequestReader.read(json), caller));
        } catch (RequestFailed failed) {
            return Answer.of(failed);
        }
    }

    private ObjectNode told(Request request, Caller caller) {
        WindlassClient client = clients.apply(caller.name());
        return switch (request) {
            case Request.Write write ->
                Told.job(
                        write.job().isPresent()
                                ? client.writeBatch(
                                        write.table(), write.rows(), write.job().get())
                                : client.writeBatch(write.table(), write.rows()));
            case Request.Ingest ingest ->
                Told.job(
                        ingest.job().isPresent()
                                ? client.ingestFiles(
                                        ingest.table(),
                                        ingest.files(),
                                        ingest.job().get())
                                : client.ingestFiles(ingest.table(), ingest.files()));
            case Request.Import given -> Told.job(imported(client, given));
            case Request.Job(String table, String job) -> Told.status(table, client.jobStatus(table, job));
            case Request.Ask ask -> asked(client, ask);
            case Request.Results results -> results(client, results, caller.until());
            case Request.Cancel(String query, boolean forget) -> cancelled(client, query, forget);
            case Request.Tables() -> Told.tables(client.tables());
        };
    }

    private static Job imported(WindlassClient client, Request.Import given) {
        return given.job().isPresent()
                ? client.bulkImport(given.table(), given.files(), given.job().get(), given.platform())
                : client.bulkImport(given.table(), given.files(), given.platform());
    }

    private static ObjectNode asked(WindlassClient client, Request.Ask ask) {
        Query query = ask.query().isPresent()
                ? client.queries().start(ask.table(), ask.regions(), ask.query().get())
                : client.queries().start(ask.table(), ask.regions());
        return Json.object().put("query", query.id()).put("state", ResultPage.State.RUNNING.name());
    }

    private static ObjectNode cancelled(WindlassClient client, String query, boolean forget) {
        if (forget) {
            client.queries().forget(query);
        } else {
            client.queries().cancel(query);
        }
        return Json.object().put("query", query).put("state", ResultPage.State.CANCELLED.name());
    }

    /// Looks until there is something to tell, or the time is over.
    private ObjectNode results(WindlassClient client, Request.Results asked, Instant until) {
        Instant patient = clock.instant().plus(asked.patience());
        Instant end = patient.isBefore(until) ? patient : until;
        Pages.Place place = Pages.Place.parse(asked.next());
        ResultPage page = client.queries().page(asked.query(), place.cursor());
        Duration wait = FIRST_WAIT;
        while (untold(page) && clock.instant().plus(wait).isBefore(end)) {
            pause(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
            place = new Pages.Place(0, page.next());
            page = client.queries().page(asked.query(), place.cursor());
        }
        return Pages.told(page, place);
    }

    /// Whether it says no more than that something comes.
    private static boolean untold(ResultPage page) {
        return page.next().isPresent() && page.rows().isEmpty();
    }

    private void pause(Duration wait) {
        try {
            pause.of(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestFailed(Code.CANCELLED, "", "the thread that waited for rows was interrupted");
        }
    }
}
