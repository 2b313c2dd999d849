package io.windlass.lambda;

import io.windlass.aws.ConsumedUnits;
import io.windlass.aws.RehearsedArrivals;
import io.windlass.aws.SignedRehearsal;
import io.windlass.journal.Arrivals;
import io.windlass.journal.StepId;
import io.windlass.load.Destinations;
import io.windlass.load.Journal;
import io.windlass.load.Notice;
import io.windlass.load.Recorder;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What is done before SnapStart takes a snapshot of a function, so that a copy of it answers its first request like
/// any other: each client makes a call, each parser reads an event, each answer is written.
///
/// The calls change nothing. Nothing is kept of them but classes, compiled code and what a client knows of its
/// endpoint: no random id, no time, not the journal's id. Connections are idle too long when a copy begins, and
/// credentials that the SDK holds tell when they end, so both are renewed. Where a call fails the snapshot is only
/// less warm: that is told and stops nothing. The event bus is not called: a call that it takes is an event.
///
/// @param deployment what is warmed
record Warmth(Deployment deployment) {

    private static final StepId STEP = new StepId("rehearsal", "rehearsal");

    /// Of another bucket, and a removal: the recorder writes nothing.
    private static final String OBJECTS = """
            {"Records":[
             {"eventVersion":"2.1","eventSource":"aws:s3","eventName":"ObjectCreated:Put",
              "eventTime":"2026-01-01T00:00:00.000Z","s3":{"bucket":{"name":"not-a-bucket-of-this-stack"},
              "object":{"key":"a","size":1,"eTag":"e","sequencer":"0"}}},
             {"eventVersion":"2.1","eventSource":"aws:s3","eventName":"ObjectRemoved:Delete",
              "eventTime":"2026-01-01T00:00:00.000Z","s3":{"bucket":{"name":"not-a-bucket-of-this-stack"},
              "object":{"key":"a","sequencer":"1"}}}]}
            """;

    /// No stack has this name, so the loader moves nothing.
    private static final String STATEMENT = """
            {"source":"aws.redshift-data","detail-type":"Redshift Data Statement Status Change",
             "detail":{"statementName":"windlass/-/p/1/1/load-s","statementId":"none","state":"FINISHED"}}
            """;

    private static final String TABLES = """
            {"version":"2.0","rawPath":"/","headers":{"content-type":"application/json"},
             "requestContext":{"http":{"method":"POST"}},"body":"{\\"action\\":\\"tables\\"}"}
            """;

    private static final String RESULTS = """
            {"action":"results","query":"none"}
            """;

    private static final String NO_STATEMENT = "00000000-0000-0000-0000-000000000000";
    private static final String NO_FILE = "none";

    Warmth {
        Objects.requireNonNull(deployment, "deployment is null");
    }

    void ofRecorder(RecordingAnswer answer) {
        rehearse("an event", () -> answer.write(event(OBJECTS), OutputStream.nullOutputStream()));
        rehearse("the journal", this::record);
        forget();
    }

    /// A whole request with an arrival, told to nobody and refused by the table.
    private void record() throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Telemetry untold = new Telemetry(nowhere, STEP.pipeline(), deployment.clock(), new ConsumedUnits());
        Arrivals rehearsed = deployment
                .clients()
                .signed()
                .<Arrivals>map(requests ->
                        new SignedRehearsal(requests, deployment.environment().table()))
                .orElseGet(this::arrivals);
        Arrivals arrivals = new TalliedArrivals(rehearsed, untold.tally(), deployment.clock());
        Destinations everything = (bucket, key) -> new Destinations.Destination.To(List.of(STEP));
        RecordingAnswer answer = new RecordingAnswer(new Recorder(everything, arrivals, untold));
        untold.during(null, () -> answer.write(event(OBJECTS), OutputStream.nullOutputStream()));
    }

    private RehearsedArrivals arrivals() {
        return new RehearsedArrivals(deployment.table());
    }

    void ofLoader(LoadingAnswer answer) {
        Journal journal = deployment.journal();
        rehearse("an event", () -> answer.write(event(STATEMENT), OutputStream.nullOutputStream()));
        rehearse("the journal", () -> arrivals().oldest(STEP, 1));
        rehearse("the bucket", () -> missing(journal));
        rehearse("the warehouse", () -> deployment.warehouse().describe(NO_STATEMENT));
        forget();
    }

    /// A request for tables through HTTP, and one for a page of a query that is none.
    void ofApi(ApiAnswer answer) {
        Journal journal = deployment.untellingJournal();
        rehearse("a request", () -> answer.write(event(TABLES), OutputStream.nullOutputStream(), null));
        rehearse("the bucket", () -> answer.write(event(RESULTS), OutputStream.nullOutputStream(), null));
        rehearse("the journal", () -> journal.runs().pipeline(STEP.pipeline()));
        rehearse("the warehouse", () -> deployment.warehouse().describe(NO_STATEMENT));
        forget();
    }

    /// The function anew where its definitions lie in a bucket: a copy begins with those of its own day, not with
    /// those of the snapshot's.
    Optional<Deployment> restored() {
        return deployment.environment().definitions().map(place -> deployment.reread());
    }

    /// The same of the recorder.
    Optional<Deployment> restoredRecorder() {
        return deployment.environment().definitions().map(place -> deployment.rereadSources());
    }

    /// That the file is not there is the answer that was asked for.
    private static void missing(Journal journal) throws IOException {
        try (InputStream file = journal.files().open(NO_FILE)) {
            file.readAllBytes();
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof FileNotFoundException)) {
                throw e;
            }
        }
    }

    private void rehearse(String what, Requests.Work call) {
        try {
            call.run();
        } catch (IOException | RuntimeException e) {
            deployment
                    .notices()
                    .tell(new Notice.Trouble("", "the snapshot is less warm, " + what + ": " + e.getMessage()));
        }
    }

    private void forget() {
        deployment.telemetry().ifPresent(Telemetry::forget);
    }

    private static ByteArrayInputStream event(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
