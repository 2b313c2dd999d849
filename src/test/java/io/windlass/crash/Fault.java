package io.windlass.crash;

/// What happens at one outside call.
sealed interface Fault {

    /// The process dies; the request is never sent.
    record KilledBefore() implements Fault {}

    /// The request takes effect; the process dies before it hears of it.
    record KilledAfter() implements Fault {}

    /// The request takes effect; its answer is lost, and the process lives on.
    record AnswerLost() implements Fault {}

    /// The process dies at once; the very same request arrives when others have gone on.
    ///
    /// @param calls how many calls of others come first, unless nothing moves any more before that
    record Zombie(int calls) implements Fault {
        /// Comes when all is over.
        static Zombie last() {
            return new Zombie(Integer.MAX_VALUE);
        }
    }

    /// Whether the process that made the call is gone.
    default boolean kills() {
        return switch (this) {
            case KilledBefore _, KilledAfter _, Zombie _ -> true;
            case AnswerLost _ -> false;
        };
    }
}
