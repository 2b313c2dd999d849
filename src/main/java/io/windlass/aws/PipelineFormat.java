package io.windlass.aws;

import io.windlass.journal.Closing;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Request;
import io.windlass.journal.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A pipeline's state as an item, and the writes that change it.
///
/// | attribute | holds |
/// |---|---|
/// | `pk`, `sk` | `pipeline#<name>`, `pipeline` |
/// | `e` | epoch |
/// | `r` | number of the open run; absent without one |
/// | `p` | true while paused |
/// | `l` | how many objects a copy step may take; absent without a limit |
/// | `d` | the latest start asked for, in milliseconds |
/// | `w` | true while a start waits |
/// | `s` | the settings of the run that serves it, if there are any |
/// | `n` | for each step the last run in which it was loaded |
/// | `q` | what is known of series, by step |
/// | `c` | the last run that loaded all of its steps |
/// | `b` | the runs of other pipelines that were followed, by pipeline |
/// | `u` | runs whose end is not told yet; absent where none is |
final class PipelineFormat {

    private static final String EPOCH = "e";
    private static final String RUN = "r";
    private static final String PAUSED = "p";
    private static final String LIMIT = "l";
    private static final String DUE = "d";
    private static final String WANT = "w";
    private static final String SETTINGS = "s";
    private static final String DONE = "n";
    private static final String SERIES = "q";
    private static final String COMPLETE = "c";
    private static final String FOLLOWED = "b";
    private static final String UNTOLD = "u";

    private static final AttributeValue ZERO = Item.numberOf(0);
    private static final AttributeValue ONE = Item.numberOf(1);
    private static final AttributeValue TRUE = AttributeValue.fromBool(true);

    private PipelineFormat() {}

    static Map<String, AttributeValue> key(String pipeline) {
        return Item.key("pipeline#" + pipeline, "pipeline");
    }

    static PipelineState state(String pipeline, Map<String, AttributeValue> attributes) {
        Item item = Item.read(attributes);
        return new PipelineState(
                pipeline,
                item.number(EPOCH),
                item.value(RUN).isPresent() ? OptionalLong.of(item.number(RUN)) : OptionalLong.empty(),
                item.flag(PAUSED),
                item.value(LIMIT).isPresent() ? OptionalInt.of(item.count(LIMIT)) : OptionalInt.empty(),
                item.value(DUE).map(value -> item.time(DUE)),
                item.flag(WANT),
                item.numbers(DONE),
                series(item),
                item.number(COMPLETE),
                item.numbers(FOLLOWED),
                item.value(UNTOLD)
                        .map(value -> value.ns().stream().map(Long::valueOf).collect(Collectors.toSet()))
                        .orElse(Set.of()),
                RunSettingsFormat.of(item, SETTINGS));
    }

    /// Takes a run: if the epoch is the one seen, and there is no run, and it is not paused. What takes rows back is
    /// what somebody does who has paused it.
    static ConditionalWrite opening(PipelineState seen, Run run, boolean wantTaken) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":next", Item.numberOf(seen.epoch() + 1));
        values.put(":run", Item.numberOf(run.number()));
        values.put(":none", AttributeValue.fromM(Map.of()));
        boolean follows = !run.follows().isEmpty();
        if (follows) {
            values.put(":follows", Item.numbersOf(run.follows()));
        }
        boolean series = run.steps().stream().anyMatch(step -> step.stretch().isPresent());
        String unchanged = "attribute_not_exists(#e)";
        if (seen.epoch() != 0) {
            values.put(":seen", Item.numberOf(seen.epoch()));
            unchanged = "#e = :seen";
        }
        return ConditionalWrite.update(
                key(seen.name()),
                "SET #e = :next, #r = :run, #n = if_not_exists(#n, :none)"
                        + (series ? ", #q = if_not_exists(#q, :none)" : "")
                        + (follows ? ", #b = :follows" : "")
                        + (wantTaken ? " REMOVE #w, #s" : ""),
                Optional.of(unchanged + " AND attribute_not_exists(#r)"
                        + (run.undo().isPresent() ? "" : " AND attribute_not_exists(#p)")),
                Map.of(),
                values);
    }

    /// Lets a run go: if it is still the pipeline's.
    ///
    /// @param telling whether its end is to be told
    static ConditionalWrite closing(Run run, Closing closing, boolean telling) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        List<String> set = new ArrayList<>(List.of("#e = #e + :one"));
        values.put(":one", ONE);
        values.put(":run", Item.numberOf(run.number()));
        // What is taken back was not loaded by this run.
        List<String> done = run.undo().isPresent() ? List.of() : closing.loaded();
        for (String step : done) {
            String name = "#step" + names.size();
            names.put(name, step);
            set.add("#n." + name + " = :run");
        }
        if (closing.completes(run)) {
            set.add("#c = :run");
        } else if (!run.follows().isEmpty()) {
            set.add("#b = :unfollowed");
            values.put(":unfollowed", Item.numbersOf(run.unfollowed()));
        }
        if (telling) {
            values.put(":told", AttributeValue.fromNs(List.of(Long.toString(run.number()))));
        }
        closing.limit().ifPresent(limit -> {
            set.add("#l = :limit");
            values.put(":limit", Item.numberOf(limit));
        });
        if (closing.pause()) {
            set.add("#p = :true");
            values.put(":true", TRUE);
        }
        if (closing.wantBack()) {
            set.add("#w = :true");
            values.put(":true", TRUE);
            if (!run.settings().plain()) {
                // One that was asked for since has its own.
                set.add("#s = if_not_exists(#s, :settings)");
                values.put(":settings", RunSettingsFormat.value(run.settings()));
            }
        }
        List<String> remove = new ArrayList<>(List.of("#r"));
        if (closing.limit().isEmpty()) {
            remove.add("#l");
        }
        closing.series().forEach((step, text) -> {
            String name = "#step" + names.size();
            names.put(name, step);
            if (text.isEmpty()) {
                remove.add("#q." + name);
            } else {
                String value = ":series" + names.size();
                set.add("#q." + name + " = " + value);
                values.put(value, AttributeValue.fromS(text));
            }
        });
        return ConditionalWrite.update(
                key(run.pipeline()),
                "SET " + String.join(", ", set) + " REMOVE " + String.join(", ", remove)
                        + (telling ? " ADD #u :told" : ""),
                Optional.of("#r = :run"),
                names,
                values);
    }

    /// The ends of these runs are told.
    private static ConditionalWrite told(String pipeline, Set<Long> runs) {
        List<String> numbers = runs.stream().map(String::valueOf).toList();
        return ConditionalWrite.update(
                key(pipeline),
                "DELETE #u :told",
                Optional.empty(),
                Map.of(),
                Map.of(":told", AttributeValue.fromNs(numbers)));
    }

    /// Changes the pipeline by hand or by schedule.
    static ConditionalWrite request(String pipeline, Request request) {
        Map<String, AttributeValue> counting = Map.of(":zero", ZERO, ":one", ONE);
        return switch (request) {
            case Request.Start start -> start(pipeline, start);
            case Request.Told(Set<Long> runs) -> told(pipeline, runs);
            case Request.Pause() ->
                ConditionalWrite.update(
                        key(pipeline),
                        "SET #p = :true, #e = if_not_exists(#e, :zero) + :one",
                        Optional.empty(),
                        Map.of(),
                        with(counting, Map.of(":true", TRUE)));
            case Request.Resume(boolean dropStart) ->
                dropStart
                        ? ConditionalWrite.update(
                                key(pipeline),
                                "SET #e = if_not_exists(#e, :zero) + :one REMOVE #p, #w, #s",
                                Optional.of("attribute_not_exists(#r)"),
                                Map.of(),
                                counting)
                        : ConditionalWrite.update(key(pipeline), "REMOVE #p", Optional.empty(), Map.of(), Map.of());
            case Request.Skip(PipelineState seen, String step) ->
                ConditionalWrite.update(
                        key(pipeline),
                        "SET #n.#step0 = :seen, #e = :next"
                                + (seen.series().containsKey(step) ? " REMOVE #q.#step0" : ""),
                        Optional.of("#e = :seen AND attribute_not_exists(#r) AND attribute_exists(#n)"),
                        Map.of("#step0", step),
                        Map.of(":seen", Item.numberOf(seen.epoch()), ":next", Item.numberOf(seen.epoch() + 1)));
        };
    }

    /// What it need not wait for counts as followed before its first run.
    private static ConditionalWrite start(String pipeline, Request.Start start) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":zero", ZERO, ":one", ONE, ":due", Item.numberOf(start.due().toEpochMilli()), ":true", TRUE));
        boolean despite = !start.despite().isEmpty();
        if (despite) {
            values.put(
                    ":despite",
                    Item.numbersOf(start.despite().stream().collect(Collectors.toMap(name -> name, name -> -1L))));
        }
        boolean settings = !start.settings().plain();
        if (settings) {
            values.put(":settings", RunSettingsFormat.value(start.settings()));
        }
        return ConditionalWrite.update(
                key(pipeline),
                "SET #d = :due, #w = :true, #e = if_not_exists(#e, :zero) + :one"
                        + (despite ? ", #b = :despite" : "")
                        + (settings ? ", #s = :settings" : ""),
                Optional.of("attribute_not_exists(#d) OR #d < :due"),
                Map.of(),
                values);
    }

    private static Map<String, String> series(Item item) {
        return item.value(SERIES).map(AttributeValue::m).orElse(Map.of()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().s()));
    }

    private static Map<String, AttributeValue> with(
            Map<String, AttributeValue> left, Map<String, AttributeValue> right) {
        Map<String, AttributeValue> both = new HashMap<>(left);
        both.putAll(right);
        return both;
    }
}
