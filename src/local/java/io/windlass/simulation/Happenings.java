package io.windlass.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What happens in one schedule, and how often. Every schedule has a mixture of its own: what is rare in one is what
/// another is about, and much does not happen at all in many. A schedule in which everything happens has no time for
/// anything.
///
/// @param weights how often each happens, in parts of their sum
/// @param sum of all weights
record Happenings(Map<Kind, Integer> weights, int sum) {

    /// What may happen besides actors and transactions that move.
    enum Kind {
        WRITE(5),
        REMOVE(1),
        RECORD(18),
        PLAN(12),
        SETTLE(10),
        TICK(24),
        ASK(3),
        HAUNT(3),
        TROUBLE(4),
        BACKFILL(3),
        RECONCILE(3),
        HANDS(7),
        TIME(10);

        private final int usual;

        Kind(int usual) {
            this.usual = usual;
        }

        /// Without these nothing moves.
        private boolean needed() {
            return switch (this) {
                case WRITE, RECORD, TICK, TIME -> true;
                case REMOVE, PLAN, SETTLE, ASK, HAUNT, TROUBLE, BACKFILL, RECONCILE, HANDS -> false;
            };
        }
    }

    static Happenings draw(RandomGenerator random) {
        Map<Kind, Integer> weights = new EnumMap<>(Kind.class);
        int sum = 0;
        for (Kind kind : Kind.values()) {
            int weight = kind.usual * factor(kind, random.nextInt(6));
            weights.put(kind, weight);
            sum += weight;
        }
        return new Happenings(weights, sum);
    }

    Kind next(RandomGenerator random) {
        int dice = random.nextInt(sum);
        for (Map.Entry<Kind, Integer> entry : weights.entrySet()) {
            dice -= entry.getValue();
            if (dice < 0) {
                return entry.getKey();
            }
        }
        throw new AssertionError(weights);
    }

    private static int factor(Kind kind, int dice) {
        return switch (dice) {
            case 0, 1 -> kind.needed() ? 1 : 0;
            case 2, 3 -> 1;
            case 4 -> 2;
            default -> 4;
        };
    }
}
