package io.windlass.load;

import io.windlass.journal.ObjectId;
import io.windlass.journal.Presence;
import io.windlass.journal.Run;
import io.windlass.journal.RunState;
import io.windlass.journal.RunStep;
import io.windlass.journal.S3Object;
import io.windlass.pipeline.Step;
import io.windlass.redshift.LedgerKey;
import io.windlass.redshift.Statement;
import io.windlass.redshift.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Finds the objects that keep a copy step from being loaded.
///
/// Nothing of it is in the journal but the run's failed attempt: every question has a token of that attempt, so
/// whoever carries on asks the same questions and gets the same answers, and only one conditional write acts on them.
final class Investigation {

    private static final String GONE = "the object is not there any more";

    private final Journal journal;
    private final Warehouse warehouse;
    private final Presence presence;
    private final LoadSettings settings;
    private final Supplier<String> random;
    private final Asked asked;
    private final FailureClassifier classifier = new FailureClassifier();

    Investigation(
            Journal journal,
            Warehouse warehouse,
            Presence presence,
            LoadSettings settings,
            Supplier<String> random,
            Asked asked) {
        this.journal = journal;
        this.warehouse = warehouse;
        this.presence = presence;
        this.settings = settings;
        this.random = random;
        this.asked = asked;
    }

    /// Who is guilty.
    ///
    /// @param step the definition; empty where there is none any more, so that nothing can be probed
    /// @param kind what the error means
    /// @param query the id of the query that failed; -1 where unknown
    Guilt guilty(Run run, RunStep planned, Optional<Step.Copy> step, FailureKind kind, String error, long query) {
        Evidence evidence = new Evidence();
        Optional<Guilt> open =
                query < 0 ? Optional.empty() : evidence.add(refusals().of(run, "errors", List.of(query)));
        if (open.isPresent()) {
            return open.get();
        }
        if (kind == FailureKind.MISSING_OBJECT) {
            evidence.gone.addAll(gone(run, planned));
        }
        // A COPY that cannot get past what is missing says little of the others.
        if (evidence.gone.isEmpty() && planned.files() > 1 && step.isPresent() && Probe.possible(step.get())) {
            open = probe(run, planned, step.get(), evidence);
        }
        if (open.isPresent()) {
            return open.get();
        }
        if (!evidence.gone.isEmpty() && step.filter(Step.Copy::takesAll).isPresent()) {
            ListedObject first = evidence.gone.getFirst();
            return new Guilt.Outdated(
                    list(run, planned, List.of()), first.object().id() + " is gone since its prefix was listed");
        }
        List<ListedObject> guilty = evidence.guilty(step, objects(run, planned));
        if (guilty.isEmpty() && planned.files() == 1 && kind != FailureKind.MISSING_OBJECT) {
            guilty = all(run, planned, error);
        }
        List<ListedObject> aside = planned.replaces().isPresent() && !guilty.isEmpty()
                ? rewritten(objects(run, planned), guilty, planned.replaces().getAsLong())
                : guilty;
        return aside.isEmpty() ? new Guilt.Nobody() : named(run, planned, aside);
    }

    /// What was written again is set aside as a whole, and what only comes along with it stays loaded, also where
    /// that is what is guilty: the rows of all of them stay.
    private static List<ListedObject> rewritten(
            Consumer<Consumer<List<ListedObject>>> objects, List<ListedObject> guilty, long earlier) {
        Map<ObjectId, ListedObject> own =
                guilty.stream().collect(Collectors.toMap(each -> each.object().id(), each -> each, (one, same) -> one));
        String why = Reasons.cut(Reasons.together(guilty.getFirst(), earlier));
        List<ListedObject> aside = new ArrayList<>();
        objects.accept(chunk -> chunk.stream()
                .filter(each -> each.rows().isPresent())
                .map(each -> own.getOrDefault(each.object().id(), each.guilty(why)))
                .forEach(aside::add));
        return aside;
    }

    /// Empty when all parts have said what they know.
    private Optional<Guilt> probe(Run run, RunStep planned, Step.Copy step, Evidence evidence) {
        Probe probe = new Probe(journal.files(), journal.identity().journal(), settings);
        int part = 0;
        for (List<Statement> submission : probe.submissions(run, planned, step)) {
            part++;
            Optional<Guilt> open = probe(run, planned, "probe-" + part, submission, evidence);
            if (open.isPresent()) {
                return open;
            }
        }
        return Optional.empty();
    }

    private Optional<Guilt> probe(
            Run run, RunStep planned, String action, List<Statement> submission, Evidence evidence) {
        return switch (inquiry().ask(run, action, submission)) {
            case Inquiry.Answer.Pending() -> Optional.of(new Guilt.Pending());
            case Inquiry.Answer.Rows(String id) ->
                evidence.add(refusals().of(run, action + "-errors", warehouse.queries(id)));
            case Inquiry.Answer.None(String reason, long query) -> {
                FailureKind kind = classifier.classify(reason);
                if (kind.passes() && run.tries() + 1 < settings.tries()) {
                    yield Optional.of(new Guilt.Later(kind, reason));
                }
                if (kind == FailureKind.MISSING_OBJECT && evidence.gone.isEmpty()) {
                    evidence.gone.addAll(gone(run, planned));
                }
                yield evidence.add(refusals().of(run, action + "-errors", List.of(query)));
            }
        };
    }

    /// What was found out so far. Where the log cannot be asked, it says nothing.
    private static final class Evidence {
        private final List<LoadError> errors = new ArrayList<>();
        private final List<ListedObject> gone = new ArrayList<>();

        Optional<Guilt> add(Refusals.Answer answer) {
            return switch (answer) {
                case Refusals.Answer.Pending() -> Optional.of(new Guilt.Pending());
                case Refusals.Answer.Unknown unknown -> Optional.empty();
                case Refusals.Answer.Told told -> {
                    errors.addAll(told.errors());
                    yield Optional.empty();
                }
            };
        }

        List<ListedObject> guilty(Optional<Step.Copy> step, Consumer<Consumer<List<ListedObject>>> objects) {
            Set<ObjectId> missing =
                    gone.stream().map(each -> each.object().id()).collect(Collectors.toSet());
            List<ListedObject> guilty = new ArrayList<>(gone);
            Culprits.of(errors, step.map(Probe::tolerated).orElse(1L)).among(objects).stream()
                    .filter(each -> !missing.contains(each.object().id()))
                    .forEach(guilty::add);
            return guilty;
        }
    }

    /// They are set aside without an eTag: the same content under the same key is new when it is put again.
    private List<ListedObject> gone(Run run, RunStep planned) {
        List<ListedObject> gone = new ArrayList<>();
        objects(run, planned).accept(chunk -> {
            Set<ObjectId> missing =
                    presence.gone(chunk.stream().map(each -> each.object().id()).toList());
            chunk.stream()
                    .filter(each -> missing.contains(each.object().id()))
                    .map(Investigation::untagged)
                    .forEach(gone::add);
        });
        return gone;
    }

    private static ListedObject untagged(ListedObject listed) {
        S3Object seen = listed.object();
        S3Object object = new S3Object(seen.id(), seen.sequencer(), "", seen.version(), seen.size(), seen.time());
        return new ListedObject(listed.part(), object, listed.generation(), listed.arrivals(), GONE, listed.rows());
    }

    private List<ListedObject> all(Run run, RunStep planned, String error) {
        List<ListedObject> all = new ArrayList<>();
        objects(run, planned).accept(chunk -> chunk.forEach(each -> all.add(each.guilty(Reasons.cut(error)))));
        return all;
    }

    private Consumer<Consumer<List<ListedObject>>> objects(Run run, RunStep planned) {
        return chunks -> ObjectList.read(journal.files().open(RunNames.objects(run, planned.name())), chunks);
    }

    private RunState.Quarantine list(Run run, RunStep planned, List<ListedObject> guilty) {
        String name = RunNames.guilty(run, planned.name(), random.get());
        LedgerKey key = new LedgerKey(journal.identity().journal(), run.pipeline(), run.number(), planned.name());
        journal.files().put(name, ObjectList.of(key, guilty));
        return new RunState.Quarantine(name.substring(run.files().length()));
    }

    private Guilt named(Run run, RunStep planned, List<ListedObject> guilty) {
        ListedObject first = guilty.getFirst();
        String more = guilty.size() == 1 ? "" : " and " + (guilty.size() - 1) + " more";
        String summary = first.object().id() + more + ": " + first.reason();
        return new Guilt.Named(list(run, planned, guilty), Reasons.cut(summary));
    }

    private Refusals refusals() {
        return new Refusals(warehouse, inquiry());
    }

    private Inquiry inquiry() {
        return new Inquiry(warehouse, journal.identity().journal(), settings.stack(), asked);
    }

    /// Who is guilty.
    sealed interface Guilt {
        /// Not answered yet.
        record Pending() implements Guilt {}

        /// It cannot be asked now; another attempt may.
        record Later(FailureKind kind, String reason) implements Guilt {}

        record Named(RunState.Quarantine ending, String reason) implements Guilt {}

        /// Nobody is: the list is of objects that are not there any more, and another run makes another list.
        ///
        /// @param ending sets nobody aside
        record Outdated(RunState.Quarantine ending, String reason) implements Guilt {}

        /// Somebody is, but the warehouse does not say who.
        record Nobody() implements Guilt {}
    }
}
