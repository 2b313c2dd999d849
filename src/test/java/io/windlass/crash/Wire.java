package io.windlass.crash;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/// What lies between some processes, one after the other, and the cloud: it counts their calls and disturbs one.
final class Wire {

    private final SdkHttpClient cloud;
    private final Predicate<Call> aim;
    private final Fault fault;
    private final CallLog log = new CallLog();
    private Optional<Call> struck = Optional.empty();
    private Optional<HttpExecuteRequest> zombie = Optional.empty();
    private long zombieDue;

    private Wire(SdkHttpClient cloud, Predicate<Call> aim, Fault fault) {
        this.cloud = cloud;
        this.aim = aim;
        this.fault = fault;
    }

    /// @param cloud who answers
    /// @param aim the first call that fits is disturbed, and no other
    static Wire striking(SdkHttpClient cloud, Predicate<Call> aim, Fault fault) {
        return new Wire(cloud, aim, fault);
    }

    static Wire undisturbed(SdkHttpClient cloud) {
        return new Wire(cloud, call -> false, new Fault.AnswerLost());
    }

    /// What a new process speaks through.
    FaultyHttp process() {
        return new FaultyHttp(this);
    }

    synchronized List<Call> calls() {
        return log.calls();
    }

    /// The call that was disturbed, once it came.
    synchronized Optional<Call> struck() {
        return struck;
    }

    SdkHttpClient cloud() {
        return cloud;
    }

    /// Counts a call.
    ///
    /// @return what happens to it
    Optional<Fault> next(HttpExecuteRequest request) throws IOException {
        Optional<Fault> happening;
        Optional<HttpExecuteRequest> due;
        synchronized (this) {
            Call call = log.add(request);
            boolean strikes = struck.isEmpty() && aim.test(call);
            if (strikes) {
                struck = Optional.of(call);
            }
            happening = strikes ? Optional.of(fault) : Optional.empty();
            due = log.size() >= zombieDue ? taken() : Optional.empty();
        }
        if (due.isPresent()) {
            Exchange.effect(cloud, due.get());
        }
        return happening;
    }

    /// Holds a request back until so many other calls were made.
    synchronized void delay(HttpExecuteRequest request, int others) {
        zombie = Optional.of(request);
        zombieDue = (long) log.size() + others;
    }

    /// Lets the delayed request through now, if one is still held back.
    boolean release() throws IOException {
        Optional<HttpExecuteRequest> due = taken();
        if (due.isPresent()) {
            Exchange.effect(cloud, due.get());
        }
        return due.isPresent();
    }

    private synchronized Optional<HttpExecuteRequest> taken() {
        Optional<HttpExecuteRequest> due = zombie;
        zombie = Optional.empty();
        return due;
    }
}
