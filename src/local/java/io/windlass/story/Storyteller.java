package io.windlass.story;

import io.windlass.journal.Arrival;
import io.windlass.journal.Deed;
import io.windlass.journal.Deeds;
import io.windlass.journal.Heads;
import io.windlass.journal.Listing;
import io.windlass.journal.Mark;
import io.windlass.journal.ObjectId;
import io.windlass.journal.PipelineState;
import io.windlass.journal.Run;
import io.windlass.journal.S3Object;
import io.windlass.journal.StepId;
import io.windlass.journal.Trail;
import io.windlass.load.Destinations;
import io.windlass.load.Journal;
import io.windlass.pipeline.Catalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Tells all that is known of one object, in the order in which it happened as far as that is known, and what happens
/// next.
public final class Storyteller {

    private final Catalog catalog;
    private final Destinations destinations;
    private final Journal journal;
    private final Past past;
    private final Answers answers;
    private final Place place;

    /// @param past what the journal keeps for whoever asks
    public Storyteller(
            Catalog catalog, Destinations destinations, Journal journal, Past past, Answers answers, Place place) {
        this.catalog = Objects.requireNonNull(catalog, "catalog is null");
        this.destinations = Objects.requireNonNull(destinations, "destinations is null");
        this.journal = Objects.requireNonNull(journal, "journal is null");
        this.past = Objects.requireNonNull(past, "past is null");
        this.answers = Objects.requireNonNull(answers, "answers is null");
        this.place = Objects.requireNonNull(place, "place is null");
    }

    /// @param trail one object in the journal
    /// @param deeds what people did
    /// @param heads what is there
    /// @param listing what lies beside it
    /// @param newest the last runs of a pipeline, the newest first
    public record Past(
            Trail trail, Deeds deeds, Heads heads, Listing listing, Function<PipelineState, List<Run>> newest) {}

    /// @param stack the stack's name
    /// @param dataBucket the bucket of sources that name none
    public record Place(String stack, String dataBucket) {}

    /// @param facts what is known, in order
    /// @param known whether bucket, journal or ledger know the object at all
    /// @param meant objects that somebody may have meant who named one that nobody knows
    public record Story(List<Fact> facts, boolean known, List<ObjectId> meant) {
        public Story {
            facts = List.copyOf(facts);
            meant = List.copyOf(meant);
        }
    }

    public Story of(ObjectId object) {
        Known known = known(object);
        List<Fact> ledger = new LedgerFacts(answers, journal.identity().journal()).of(object);
        boolean heard =
                known.told() || ledger.stream().anyMatch(fact -> fact.kind().equals("ledger"));
        List<Fact> facts = new ArrayList<>();
        facts.add(present(known));
        facts.addAll(sources(known));
        known.arrivals().values().forEach(waiting -> waiting.forEach(arrival -> facts.add(JournalFacts.of(arrival))));
        Set<StepId> steps = new LinkedHashSet<>(known.steps());
        steps.addAll(known.marks().keySet());
        Map<String, Set<Long>> numbers = numbers(known, ledger);
        numbers.forEach((pipeline, runs) -> facts.addAll(runs(pipeline, runs, object)));
        facts.addAll(ledger);
        known.marks().values().forEach(mark -> facts.add(JournalFacts.of(mark)));
        steps.stream()
                .map(StepId::pipeline)
                .distinct()
                .forEach(pipeline -> facts.addAll(deeds(pipeline, numbers.getOrDefault(pipeline, Set.of()), object)));
        NextFact next = new NextFact(known);
        steps.forEach(step -> facts.add(next.of(step, catalog.pipeline(step.pipeline()))));
        if (steps.isEmpty()) {
            facts.add(next.ofNobodys());
        }
        boolean anything = heard || known.present().isPresent();
        List<ObjectId> meant =
                anything ? List.of() : new Nearest(past.trail(), past.heads(), past.listing()).to(object);
        return new Story(facts, anything, meant);
    }

    private Known known(ObjectId object) {
        List<StepId> steps =
                destinations.of(object.bucket(), object.key()) instanceof Destinations.Destination.To(List<StepId> to)
                        ? to
                        : List.of();
        Map<StepId, Mark> marks = new HashMap<>();
        past.trail().marks(object).forEach(mark -> marks.put(mark.step(), mark));
        Set<StepId> all = new LinkedHashSet<>(steps);
        all.addAll(marks.keySet());
        Map<StepId, List<Arrival>> arrivals = new HashMap<>();
        Map<String, PipelineState> states = new HashMap<>();
        Map<StepId, Run> open = new HashMap<>();
        Map<StepId, Standstill> paused = new HashMap<>();
        Standstills standstills = new Standstills(past, runFacts());
        for (StepId step : all) {
            arrivals.put(step, past.trail().arrivals(step, object));
            PipelineState state = states.computeIfAbsent(
                    step.pipeline(), name -> journal.runs().pipeline(name));
            openRun(state)
                    .filter(run -> runFacts().has(run, step.step(), object))
                    .ifPresent(run -> open.put(step, run));
            if (state.paused()) {
                paused.put(step, standstills.of(state, step.step(), object));
            }
        }
        Optional<S3Object> present =
                Optional.ofNullable(past.heads().find(List.of(object)).get(object));
        return new Known(object, present, steps, marks, arrivals, states, open, paused);
    }

    private Optional<Run> openRun(PipelineState state) {
        return state.run().isPresent()
                ? journal.runs().run(state.name(), state.run().getAsLong())
                : Optional.empty();
    }

    private RunFacts runFacts() {
        return new RunFacts(journal, answers.warehouse(), place.stack());
    }

    private static Fact present(Known known) {
        return known.present()
                .map(now -> Fact.of(
                        "object",
                        known.object() + " has " + now.size() + " bytes, eTag " + now.etag() + ", last written "
                                + now.time(),
                        "object",
                        known.object().url(),
                        "present",
                        "true",
                        "size",
                        Long.toString(now.size()),
                        "etag",
                        now.etag(),
                        "version",
                        now.version(),
                        "written",
                        now.time().toString()))
                .orElseGet(() -> Fact.of(
                        "object",
                        known.object() + " is not in its bucket",
                        "object",
                        known.object().url(),
                        "present",
                        "false"));
    }

    private List<Fact> sources(Known known) {
        if (known.steps().isEmpty()) {
            return destinations.of(known.object().bucket(), known.object().key())
                            instanceof Destinations.Destination.Undecided(String reason)
                    ? List.of(Fact.of("source", "nobody can say who takes it: " + reason, "why", reason))
                    : new Sources(catalog, place.dataBucket()).refusals(known.object());
        }
        return known.steps().stream()
                .map(step -> Fact.of(
                        "source",
                        "step " + step.step() + " of " + step.pipeline() + " takes it",
                        "pipeline",
                        step.pipeline(),
                        "step",
                        step.step(),
                        "takes",
                        "true"))
                .toList();
    }

    private static Map<String, Set<Long>> numbers(Known known, List<Fact> ledger) {
        Map<String, Set<Long>> numbers = new HashMap<>();
        known.marks()
                .values()
                .forEach(mark -> numbers.computeIfAbsent(mark.step().pipeline(), any -> new TreeSet<>())
                        .add(mark.run()));
        known.open()
                .values()
                .forEach(run -> numbers.computeIfAbsent(run.pipeline(), any -> new TreeSet<>())
                        .add(run.number()));
        known.paused().values().stream()
                .filter(Standstill::had)
                .flatMap(standstill -> standstill.run().stream())
                .forEach(run -> numbers.computeIfAbsent(run.pipeline(), any -> new TreeSet<>())
                        .add(run.number()));
        ledger.stream()
                .filter(fact -> fact.kind().equals("ledger"))
                .forEach(fact -> numbers.computeIfAbsent(fact.member("pipeline"), any -> new TreeSet<>())
                        .add(Long.parseLong(fact.member("run"))));
        return numbers;
    }

    private List<Fact> runs(String pipeline, Set<Long> numbers, ObjectId object) {
        List<Fact> facts = new ArrayList<>();
        for (long number : numbers) {
            journal.runs()
                    .run(pipeline, number)
                    .ifPresent(run -> facts.addAll(runFacts().of(run, object)));
        }
        return facts;
    }

    private List<Fact> deeds(String pipeline, Set<Long> numbers, ObjectId object) {
        List<Fact> facts = new ArrayList<>();
        past.deeds().tell(pipeline, Instant.EPOCH, deed -> {
            if (about(deed, numbers, object)) {
                facts.add(deed(deed));
            }
        });
        return facts;
    }

    private static boolean about(Deed deed, Set<Long> numbers, ObjectId object) {
        boolean narrow = deed.choice().narrow();
        boolean ofRun = deed.choice().run().isEmpty()
                || numbers.contains(deed.choice().run().getAsLong());
        return narrow && deed.choice().holds(object) && ofRun;
    }

    /// A deed as it is told.
    public static Fact deed(Deed deed) {
        String meant = deed.choice().objects().map(chosen -> " of " + chosen).orElse("")
                + (deed.choice().run().isPresent()
                        ? " of run " + deed.choice().run().getAsLong()
                        : "");
        return Fact.of(
                "deed",
                deed.at() + " " + deed.action() + meant + " by " + deed.who() + ": " + deed.what(),
                "pipeline",
                deed.pipeline(),
                "at",
                deed.at().toString(),
                "action",
                deed.action(),
                "who",
                deed.who(),
                "what",
                deed.what(),
                "objects",
                deed.choice().objects().map(Object::toString).orElse(""),
                "run",
                deed.choice().run().isPresent()
                        ? Long.toString(deed.choice().run().getAsLong())
                        : "");
    }
}
