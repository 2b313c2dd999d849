package io.windlass.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/// Lets actors move one outside call at a time, in an order drawn from the seed.
///
/// Each actor is a thread of its own, but only one of them, or the stage, ever runs.
final class Stage {

    /// How much more rarely slow actors and transactions move.
    static final int SLOWNESS = 24;

    private static final int SLEEPERS = 4;

    private final RandomGenerator random;
    private final List<Actor> actors = new ArrayList<>();
    private final Semaphore turn = new Semaphore(0);
    private Actor moving;
    private int fast;

    Stage(RandomGenerator random) {
        this.random = random;
    }

    /// Brings on an actor; it waits for its first move.
    void enter(Runnable body) {
        Actor actor = new Actor(body, actors.size() - fast < SLEEPERS && random.nextInt(4) == 0);
        fast += actor.slow ? 0 : 1;
        actors.add(actor);
        actor.thread.start();
    }

    boolean empty() {
        return actors.isEmpty();
    }

    /// @param fastOnly whether slow actors do not count
    boolean moves(boolean fastOnly) {
        return fastOnly ? fast > 0 : !actors.isEmpty();
    }

    int size() {
        return actors.size();
    }

    /// Lets one actor move up to its next outside call, or to its end. A slow one is rarely chosen: that is how
    /// somebody wakes up when the world has moved on.
    void move() {
        move(false);
    }

    /// @param fastOnly whether slow ones are not chosen at all; then there must be a fast one
    void move(boolean fastOnly) {
        boolean slow = !fastOnly && (fast == 0 || random.nextInt(SLOWNESS) == 0);
        List<Actor> awake = actors.stream().filter(actor -> slow || !actor.slow).toList();
        move(awake.get(random.nextInt(awake.size())));
    }

    /// Called by the moving actor at an outside call: the others may move now.
    void pause() {
        Actor actor = moving;
        turn.release();
        actor.go.acquireUninterruptibly();
        moving = actor;
    }

    /// Whether an actor is moving, so that a call is one of its own.
    boolean playing() {
        return moving != null;
    }

    private void move(Actor actor) {
        moving = actor;
        actor.go.release();
        turn.acquireUninterruptibly();
        moving = null;
        if (actor.ended) {
            actors.remove(actor);
            fast -= actor.slow ? 0 : 1;
            if (actor.failure != null) {
                throw new IllegalStateException("an actor failed", actor.failure);
            }
        }
    }

    private final class Actor {
        private final Semaphore go = new Semaphore(0);
        private final Thread thread;
        private final boolean slow;
        private boolean ended;
        private Throwable failure;

        Actor(Runnable body, boolean slow) {
            this.slow = slow;
            this.thread = Thread.ofVirtual().unstarted(() -> play(body));
        }

        private void play(Runnable body) {
            go.acquireUninterruptibly();
            try {
                body.run();
            } catch (Crash | CallFailed expected) {
                // It died in the middle of something, as it is meant to.
            } catch (RuntimeException | Error e) {
                failure = e;
            } finally {
                ended = true;
                turn.release();
            }
        }
    }

    /// The process is gone.
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;

        Crash() {
            super("crashed", null, false, false);
        }
    }

    /// An outside call failed; its effect may have happened.
    static final class CallFailed extends RuntimeException {
        private static final long serialVersionUID = 1;

        CallFailed() {
            super("timed out", null, false, false);
        }
    }
}
