package io.windlass.aws;

import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A run as an item, and the conditions under which it is written.
///
/// | attribute | holds |
/// |---|---|
/// | `pk`, `sk` | `run#<pipeline>`, the number in 19 digits |
/// | `f` | the name under which its files lie |
/// | `s` | its steps: each a list of its name, the first run a sql step covers, and its parts; each part a list of
/// compression, files and bytes; what it covers of a series, if anything, as a map behind them |
/// | `i` | the index of the current step |
/// | `h` | where it stands: `L` loading, `V` voiding, `C` closed |
/// | `a`, `t` | attempt and tries |
/// | `m` | the statement's id, once saved |
/// | `y` | true where it answers a start |
/// | `u` | what it takes back, if anything: a map of run, files, who, whether it is replayed, and of those meant
/// bucket,
/// key and whether that is whole |
/// | `v` | the runs of other pipelines that it follows, by pipeline |
/// | `p` | its settings in the warehouse, if it has any |
/// | `o`, `c`, `b` | opened, since and not before, in milliseconds |
/// | `x`, `g` | of voiding: what follows, `Q` quarantine, `B` bisect, `S` stop; the list of the guilty |
/// | `k` | of a stop: who gave the run up by hand |
/// | `n` | of closed: how many steps are loaded |
/// | `w` | of voiding and closed: why, cut so that the item costs one write unit |
final class RunFormat {

    private static final String FILES = "f";
    private static final String STEPS = "s";
    private static final String STEP = "i";
    private static final String STATE = "h";
    private static final String ATTEMPT = "a";
    private static final String TRIES = "t";
    private static final String STATEMENT = "m";
    private static final String ASKED = "y";
    private static final String UNDO = "u";
    private static final String FOLLOWS = "v";
    private static final String SETTINGS = "p";
    private static final String OPENED = "o";
    private static final String SINCE = "c";
    private static final String NOT_BEFORE = "b";
    private static final String ENDING = "x";
    private static final String GUILTY = "g";
    private static final String WHO = "k";
    private static final String LOADED = "n";
    private static final String REASON = "w";

    private static final AttributeValue CLOSED = AttributeValue.fromS("C");

    /// Bytes of a reason that are kept even with the longest names.
    private static final int REASON_AT_LEAST = 100;

    private RunFormat() {}

    static Map<String, AttributeValue> key(String pipeline, long number) {
        return Item.key("run#" + pipeline, "%019d".formatted(number));
    }

    /// Writes a run at its open: if there is none of this number.
    static ConditionalWrite opening(Run run) {
        return ConditionalWrite.put(item(run), "attribute_not_exists(#pk)", Map.of());
    }

    /// Moves or closes a run: if it is not closed and its attempt is the one seen; where it saves a statement's
    /// id for this attempt, also only if none is saved.
    static ConditionalWrite moving(Run seen, Run next) {
        boolean saves = next.attempt() == seen.attempt()
                && next.statement().isPresent()
                && !(next.state() instanceof RunState.Closed);
        return ConditionalWrite.put(
                item(next),
                "#a = :attempt AND #h <> :closed" + (saves ? " AND attribute_not_exists(#m)" : ""),
                Map.of(":attempt", Item.numberOf(seen.attempt()), ":closed", CLOSED));
    }

    static Map<String, AttributeValue> item(Run run) {
        Map<String, AttributeValue> key = key(run.pipeline(), run.number());
        Item item = Item.at(
                        key.get(Item.PARTITION_KEY).s(), key.get(Item.SORT_KEY).s())
                .text(FILES, run.files())
                .value(
                        STEPS,
                        AttributeValue.fromL(
                                run.steps().stream().map(RunFormat::step).toList()))
                .number(STEP, run.step())
                .number(ATTEMPT, run.attempt())
                .number(TRIES, run.tries())
                .text(STATEMENT, run.statement().orElse(""))
                .flag(ASKED, run.asked())
                .time(OPENED, run.opened())
                .time(SINCE, run.since())
                .time(NOT_BEFORE, run.notBefore());
        run.undo().ifPresent(undo -> item.value(UNDO, AttributeValue.fromM(UndoFormat.map(undo))));
        if (!run.follows().isEmpty()) {
            item.value(FOLLOWS, Item.numbersOf(run.follows()));
        }
        if (!run.settings().plain()) {
            item.value(SETTINGS, RunSettingsFormat.value(run.settings()));
        }
        return withState(item, run.state()).attributes();
    }

    static Run run(String pipeline, long number, Map<String, AttributeValue> attributes) {
        Item item = Item.read(attributes);
        return new Run(
                pipeline,
                number,
                item.text(FILES),
                item.value(STEPS).orElseThrow().l().stream()
                        .map(RunFormat::step)
                        .toList(),
                item.count(STEP),
                state(item),
                item.count(ATTEMPT),
                item.count(TRIES),
                Optional.of(item.text(STATEMENT)).filter(id -> !id.isEmpty()),
                item.flag(ASKED),
                item.value(UNDO).map(value -> UndoFormat.undo(value.m())),
                item.numbers(FOLLOWS),
                RunSettingsFormat.of(item, SETTINGS),
                item.time(OPENED),
                item.time(SINCE),
                item.time(NOT_BEFORE));
    }

    private static Item withState(Item item, RunState state) {
        return switch (state) {
            case RunState.Loading() -> item.text(STATE, "L");
            case RunState.Voiding(RunState.Ending ending, String reason) ->
                withEnding(item.text(STATE, "V"), ending).textThatFits(REASON, reason, REASON_AT_LEAST);
            case RunState.Closed(int loaded, String reason) ->
                item.value(STATE, CLOSED).number(LOADED, loaded).textThatFits(REASON, reason, REASON_AT_LEAST);
        };
    }

    private static Item withEnding(Item item, RunState.Ending ending) {
        return switch (ending) {
            case RunState.Quarantine(String list) -> item.text(ENDING, "Q").text(GUILTY, list);
            case RunState.Bisect() -> item.text(ENDING, "B");
            case RunState.Stop(String who) -> item.text(ENDING, "S").text(WHO, who);
        };
    }

    private static RunState state(Item item) {
        return switch (item.text(STATE)) {
            case "L" -> new RunState.Loading();
            case "V" -> new RunState.Voiding(ending(item), item.text(REASON));
            case "C" -> new RunState.Closed(item.count(LOADED), item.text(REASON));
            default ->
                throw new IllegalStateException("a run in the journal has the unknown state " + item.text(STATE));
        };
    }

    private static RunState.Ending ending(Item item) {
        return switch (item.text(ENDING)) {
            case "Q" -> new RunState.Quarantine(item.text(GUILTY));
            case "B" -> new RunState.Bisect();
            case "S" -> new RunState.Stop(item.text(WHO));
            default -> throw new IllegalStateException("a run in the journal has the unknown end " + item.text(ENDING));
        };
    }

    private static AttributeValue step(RunStep step) {
        List<AttributeValue> values = new ArrayList<>();
        values.add(AttributeValue.fromS(step.name()));
        values.add(Item.numberOf(step.fromRun()));
        for (RunStep.Part part : step.parts()) {
            values.add(AttributeValue.fromL(List.of(
                    AttributeValue.fromS(part.compression()),
                    Item.numberOf(part.files()),
                    Item.numberOf(part.bytes()))));
        }
        step.stretch().ifPresent(stretch -> values.add(AttributeValue.fromM(stretch(stretch))));
        return AttributeValue.fromL(values);
    }

    private static Map<String, AttributeValue> stretch(RunStep.Stretch stretch) {
        return Map.of(
                "b", AttributeValue.fromS(stretch.by()),
                "t", AttributeValue.fromS(stretch.type()),
                "l", AttributeValue.fromS(stretch.low()),
                "h", AttributeValue.fromS(stretch.high()),
                "c", AttributeValue.fromS(stretch.cursor()));
    }

    private static RunStep step(AttributeValue value) {
        List<AttributeValue> values = value.l();
        List<RunStep.Part> parts = values.stream()
                .skip(2)
                .filter(AttributeValue::hasL)
                .map(AttributeValue::l)
                .map(part -> new RunStep.Part(
                        part.get(0).s(),
                        Integer.parseInt(part.get(1).n()),
                        Long.parseLong(part.get(2).n())))
                .toList();
        Optional<RunStep.Stretch> stretch = values.stream()
                .skip(2)
                .filter(AttributeValue::hasM)
                .map(AttributeValue::m)
                .map(RunFormat::stretch)
                .findFirst();
        return new RunStep(
                values.get(0).s(), parts, Long.parseLong(values.get(1).n()), stretch);
    }

    private static RunStep.Stretch stretch(Map<String, AttributeValue> map) {
        return new RunStep.Stretch(
                map.get("b").s(),
                map.get("t").s(),
                map.get("l").s(),
                map.get("h").s(),
                map.get("c").s());
    }
}
