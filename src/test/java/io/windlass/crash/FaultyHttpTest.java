package io.windlass.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.journal.Identity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

class FaultyHttpTest {

    private final AnsweringCloud cloud = new AnsweringCloud();

    @Test
    void whatIsNotStruckIsAnsweredByTheCloud() throws IOException {
        FaultyHttp process = Wire.undisturbed(cloud).process();

        assertEquals("answer 1", answer(process, put("a")));
        assertEquals("answer 2", answer(process, put("b")));
        assertEquals(List.of("PUT /a a", "PUT /b b"), cloud.requests());
    }

    @Test
    void aProcessKilledBeforeACallSendsNothingEver() throws IOException {
        Wire wire = striking(2, new Fault.KilledBefore());
        FaultyHttp process = wire.process();
        answer(process, put("a"));

        assertThrows(ProcessKilled.class, () -> answer(process, put("b")));
        assertThrows(ProcessKilled.class, () -> answer(process, put("c")));

        assertTrue(process.dead());
        assertEquals(List.of("PUT /a a"), cloud.requests());
        assertEquals(2, wire.calls().size(), "a dead process makes no calls");
    }

    @Test
    void anotherProcessGoesOnAndIsNotStruck() throws IOException {
        Wire wire = striking(1, new Fault.KilledBefore());
        assertThrows(ProcessKilled.class, () -> answer(wire.process(), put("a")));
        FaultyHttp next = wire.process();

        assertEquals("answer 1", answer(next, put("a")));
        assertFalse(next.dead());
        assertEquals(Optional.of(1), wire.struck().map(Call::number));
    }

    @Test
    void aProcessKilledAfterACallLeavesItsEffect() {
        FaultyHttp process = striking(1, new Fault.KilledAfter()).process();

        assertThrows(ProcessKilled.class, () -> answer(process, put("a")));

        assertTrue(process.dead());
        assertEquals(List.of("PUT /a a"), cloud.requests());
    }

    @Test
    void aLostAnswerLeavesTheEffectAndTheProcess() throws IOException {
        FaultyHttp process = striking(1, new Fault.AnswerLost()).process();

        assertThrows(IOException.class, () -> answer(process, put("a")));

        assertFalse(process.dead());
        assertEquals("answer 2", answer(process, put("a")));
        assertEquals(List.of("PUT /a a", "PUT /a a"), cloud.requests());
    }

    @Test
    void aZombieComesOnceBetweenTheCallsOfOthers() throws IOException {
        Wire wire = striking(1, new Fault.Zombie(2));
        assertThrows(ProcessKilled.class, () -> answer(wire.process(), put("zombie")));
        FaultyHttp next = wire.process();
        for (String name : List.of("a", "b", "c")) {
            answer(next, put(name));
        }

        assertEquals(List.of("PUT /a a", "PUT /zombie zombie", "PUT /b b", "PUT /c c"), cloud.requests());
        assertFalse(wire.release(), "it is through already");
    }

    @Test
    void theLastZombieComesWhenItIsReleased() throws IOException {
        Wire wire = striking(1, Fault.Zombie.last());
        assertThrows(ProcessKilled.class, () -> answer(wire.process(), put("zombie")));
        answer(wire.process(), put("a"));

        assertTrue(wire.release());
        assertFalse(wire.release());
        assertEquals(List.of("PUT /a a", "PUT /zombie zombie"), cloud.requests());
    }

    @Test
    void aRepeatedReadIsNoPointUntilSomethingChanged() throws IOException {
        Wire wire = Wire.undisturbed(cloud);
        FaultyHttp process = wire.process();
        for (HttpExecuteRequest request : List.of(get(), get(), put("a"), get())) {
            answer(process, request);
        }

        assertEquals(
                List.of(Optional.of(1), Optional.empty(), Optional.of(1), Optional.of(2)),
                wire.calls().stream()
                        .map(call -> call.point().map(Point::occurrence))
                        .toList());
    }

    @Test
    void aStatementSubmittedAgainWithItsTokenIsNoPoint() throws IOException {
        Wire wire = Wire.undisturbed(cloud);
        FaultyHttp process = wire.process();
        for (String token : List.of("one", "one", "two")) {
            answer(process, submission(token));
        }

        assertEquals(
                List.of(true, false, true),
                wire.calls().stream().map(Call::effect).toList());
        assertEquals(
                List.of("Data API ExecuteStatement by , the 1.", "Data API ExecuteStatement by , the 2."),
                wire.calls().stream()
                        .flatMap(call -> call.point().stream())
                        .map(Point::toString)
                        .toList());
    }

    @Test
    void aCallKnowsTheMethodOfAPortThatMakesItOnAnyThread() throws IOException {
        Wire wire = Wire.undisturbed(cloud);

        new CallingIdentity(wire.process()).journal();

        assertEquals("Identity.journal", wire.calls().getFirst().port());
    }

    @Test
    void everyMethodThatCallsOutIsKnown() {
        Set<String> methods = PortMethods.all();

        assertEquals(30, methods.size(), methods::toString);
        assertTrue(methods.containsAll(List.of("Runs.open", "Warehouse.find", "RunFiles.open")), methods::toString);
    }

    private Wire striking(int number, Fault fault) {
        return Wire.striking(cloud, call -> call.number() == number, fault);
    }

    private static HttpExecuteRequest put(String name) {
        InputStream once = new ByteArrayInputStream(name.getBytes(UTF_8));
        return HttpExecuteRequest.builder()
                .request(request(SdkHttpMethod.PUT, name).build())
                .contentStreamProvider(() -> once)
                .build();
    }

    private static HttpExecuteRequest get() {
        return HttpExecuteRequest.builder()
                .request(request(SdkHttpMethod.GET, "a").build())
                .build();
    }

    private static HttpExecuteRequest submission(String token) {
        byte[] body =
                "{\"Sql\":\"SELECT 1\",\"ClientToken\":\"%s\"}".formatted(token).getBytes(UTF_8);
        return HttpExecuteRequest.builder()
                .request(request(SdkHttpMethod.POST, "")
                        .putHeader("X-Amz-Target", "RedshiftData.ExecuteStatement")
                        .build())
                .contentStreamProvider(() -> new ByteArrayInputStream(body))
                .build();
    }

    private static SdkHttpFullRequest.Builder request(SdkHttpMethod method, String path) {
        return SdkHttpFullRequest.builder()
                .method(method)
                .protocol("http")
                .host("localhost")
                .encodedPath("/" + path);
    }

    private static String answer(FaultyHttp process, HttpExecuteRequest request) throws IOException {
        HttpExecuteResponse response = process.prepareRequest(request).call();
        try (InputStream body = response.responseBody().orElseThrow()) {
            return new String(body.readAllBytes(), UTF_8);
        }
    }

    /// Calls from a thread of its own, as the adapters do.
    private record CallingIdentity(FaultyHttp process) implements Identity {
        @Override
        public String journal() {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                return threads.submit(() -> answer(process, get())).get();
            } catch (ExecutionException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
