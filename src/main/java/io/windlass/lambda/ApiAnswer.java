package io.windlass.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.api.Answer;
import io.windlass.api.Api;
import io.windlass.api.Fault;
import io.windlass.api.Json;
import io.windlass.aws.AwsFailure;
import io.windlass.aws.Pause;
import io.windlass.client.RequestFailed;
import io.windlass.client.RequestFailed.Code;
import io.windlass.journal.JournalUnavailable;
import io.windlass.load.Notice;
import io.windlass.load.Notices;
import io.windlass.redshift.WarehouseUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// Answers whoever invokes the function: with the API's answer as it is, or through HTTP where a function URL asks.
/// What
/// cannot be met is an answer too. Only what nobody foresaw ends the invocation with an error.
final class ApiAnswer {

    /// Left for the last look and for the way back.
    private static final Duration SPARE = Duration.ofSeconds(5);

    /// Without a Lambda nobody ends the invocation.
    private static final Duration UNBOUNDED = Duration.ofMinutes(15);

    private static final String SOMEBODY = "an invocation";

    private final Api api;
    private final InstantSource clock;
    private final Notices notices;
    private final Consumer<Figure> figures;

    static ApiAnswer of(Deployment deployment) {
        return new ApiAnswer(
                new Api(who -> ClientStack.asking(deployment, who), deployment.clock(), Pause.sleeping()::of),
                deployment.clock(),
                deployment.notices(),
                deployment
                        .telemetry()
                        .<Consumer<Figure>>map(told -> told::count)
                        .orElse(figure -> {}));
    }

    /// @param figures who counts answers
    ApiAnswer(Api api, InstantSource clock, Notices notices, Consumer<Figure> figures) {
        this.api = Objects.requireNonNull(api, "api is null");
        this.clock = Objects.requireNonNull(clock, "clock is null");
        this.notices = Objects.requireNonNull(notices, "notices is null");
        this.figures = Objects.requireNonNull(figures, "figures is null");
    }

    /// @param context what Lambda says of the request; null where no Lambda calls
    void write(InputStream input, OutputStream output, Context context) throws IOException {
        Instant until = clock.instant().plus(left(context));
        output.write(Json.bytes(answer(input.readAllBytes(), until)));
    }

    private JsonNode answer(byte[] input, Instant until) {
        JsonNode event;
        try {
            event = Json.parse(input);
        } catch (RequestFailed failed) {
            return counted(Answer.of(failed)).body();
        }
        Optional<FunctionUrl> http = FunctionUrl.of(event);
        return http.isPresent()
                ? FunctionUrl.answered(counted(answer(http.get(), until)))
                : counted(answer(event, new Api.Caller(SOMEBODY, until))).body();
    }

    private Answer counted(Answer answer) {
        figures.accept(
                switch (answer.status()) {
                    case 200 -> Figure.REQUESTS_MET;
                    case 403, 503 -> Figure.REQUESTS_UNMET;
                    default -> Figure.REQUESTS_REFUSED;
                });
        return answer;
    }

    private Answer answer(FunctionUrl http, Instant until) {
        Optional<Fault> refused = http.refused();
        if (refused.isPresent()) {
            return Answer.of(refused.get());
        }
        JsonNode request;
        try {
            request = http.request();
        } catch (RequestFailed failed) {
            return Answer.of(failed);
        }
        return answer(request, new Api.Caller(http.caller().orElse(SOMEBODY), until));
    }

    private Answer answer(JsonNode request, Api.Caller caller) {
        try {
            return api.answer(request, caller);
        } catch (JournalUnavailable | WarehouseUnavailable e) {
            notices.tell(new Notice.Trouble("", "a request could not be met: " + e.getMessage()));
            return unavailable();
        } catch (RuntimeException e) {
            AwsFailure failure = AwsFailure.of(e).orElseThrow(() -> e);
            notices.tell(new Notice.Trouble("", "a request could not be met: " + failure.message()));
            return told(failure);
        }
    }

    private static Answer told(AwsFailure failure) {
        return switch (failure.kind()) {
            case PASSING -> unavailable();
            case FORBIDDEN -> failed(Code.FORBIDDEN, "the stack may not do what this needs: " + failure.message());
            case MISSING -> failed(Code.UNKNOWN_FILE, "something that this needs is not there: " + failure.message());
            case REFUSED -> failed(Code.BAD_REQUEST, "AWS does not take what this needs: " + failure.message());
        };
    }

    private static Answer unavailable() {
        return failed(
                Code.UNAVAILABLE,
                "AWS does not do what this needs; try again, and see the log where that does not help");
    }

    private static Answer failed(Code code, String message) {
        return Answer.of(new RequestFailed(code, "", message));
    }

    private static Duration left(Context context) {
        Duration left = context == null ? UNBOUNDED : Duration.ofMillis(context.getRemainingTimeInMillis());
        return left.minus(SPARE);
    }
}
