package io.windlass.journal;

import static io.windlass.journal.JournalSamples.freshPipeline;
import static io.windlass.journal.JournalSamples.hostileKeys;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.journal.Reconciliation.Finding;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every keeper of comparisons does.
public abstract class ReconciliationsContract {

    private final Reconciliation.Scope scope = new Reconciliation.Scope(freshPipeline(), "");
    private Reconciliations reconciliations;

    protected abstract Reconciliations reconciliations();

    @BeforeEach
    void setUp() {
        reconciliations = reconciliations();
    }

    private static Map<Finding, Long> everything() {
        Map<Finding, Long> found = new EnumMap<>(Finding.class);
        for (Finding finding : Finding.values()) {
            found.put(finding, (5L << 40) + finding.name().length());
        }
        return found;
    }

    @Test
    void knowsNothingOfOneThatNobodyAskedFor() {
        assertEquals(Optional.empty(), reconciliations.find(scope));
    }

    @Test
    void keepsEverythingOfIt() {
        Reconciliation begun = Reconciliation.begun(scope, "one", 7);
        assertTrue(reconciliations.save(begun));
        assertEquals(Optional.of(begun), reconciliations.find(scope));

        Reconciliation further = begun;
        for (String key : hostileKeys()) {
            further = further.upTo("events", key, everything(), 8);
            assertTrue(reconciliations.save(further));
            assertEquals(Optional.of(further), reconciliations.find(scope));
        }
        Reconciliation ended =
                further.at("songs").upTo("songs", "", Map.of(), 9).ended();
        assertTrue(reconciliations.save(ended));
        assertEquals(Optional.of(ended), reconciliations.find(scope));
        assertEquals(hostileKeys().size() * ((5L << 40) + Finding.TWICE.name().length()), ended.total(Finding.TWICE));

        Reconciliation anew = ended.anew("two", 0);
        assertEquals(Map.of(), anew.counts());
        assertTrue(reconciliations.save(anew));
        assertEquals(Optional.of(anew), reconciliations.find(scope));
    }

    @Test
    void ofTwoWhoMoveItOneIsRefused() {
        Reconciliation begun = Reconciliation.begun(scope, "one", 0);
        Reconciliation first = begun.upTo("events", "a", Map.of(Finding.OBJECT, 1L), 0);
        Reconciliation second = begun.upTo("events", "b", Map.of(Finding.OBJECT, 2L), 0);
        assertFalse(reconciliations.save(first), "nobody has begun it");

        assertTrue(reconciliations.save(begun));
        assertFalse(reconciliations.save(begun));
        assertTrue(reconciliations.save(first));
        assertFalse(reconciliations.save(first));
        assertFalse(reconciliations.save(second));

        assertEquals(Optional.of(first), reconciliations.find(scope));
    }

    @Test
    void scopesAreKeptApart() {
        List<Reconciliation.Scope> scopes = List.of(
                scope,
                new Reconciliation.Scope(scope.pipeline(), "events"),
                new Reconciliation.Scope(freshPipeline(), ""));

        scopes.forEach(each -> assertTrue(reconciliations.save(Reconciliation.begun(each, "one", 0))));
        assertTrue(reconciliations.save(Reconciliation.begun(scope, "one", 0)
                .upTo("events", "k", Map.of(), 0)
                .ended()));

        scopes.stream()
                .skip(1)
                .forEach(each ->
                        assertEquals(Optional.of(Reconciliation.begun(each, "one", 0)), reconciliations.find(each)));
    }
}
