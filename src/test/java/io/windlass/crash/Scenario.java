package io.windlass.crash;

import java.io.IOException;
import java.time.Duration;

/// A way of a cargo. What comes before the disturbed part is not disturbed itself; other scenarios do that.
enum Scenario {

    /// Recorded, planned and loaded in two steps.
    LOAD {
        @Override
        Cargo cargo() {
            return Cargo.twoSteps();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) {}

        @Override
        void disturbed(CrashingStack stack) throws IOException {
            stack.deliverAll();
            stack.tickUntilRest();
        }
    },

    /// Planned from what lies below the prefix, and loaded in place of the rows that were there.
    STRATEGIES {
        @Override
        Cargo cargo() {
            return Cargo.replacedAndMerged();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) throws IOException {
            stack.connect(Wire.undisturbed(cloud.http()));
            stack.deliverAll();
        }

        @Override
        void disturbed(CrashingStack stack) throws IOException {
            stack.tickUntilRest();
        }
    },

    /// The load fails on one object, which is quarantined; the others are loaded by another run.
    QUARANTINE {
        @Override
        String last() {
            return "Runs.close";
        }

        @Override
        Cargo cargo() {
            return Cargo.oneSpoilt();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) throws IOException {
            stack.connect(Wire.undisturbed(cloud.http()));
            stack.deliverAll();
            stack.tickUntilSubmitted();
        }

        @Override
        void disturbed(CrashingStack stack) throws IOException {
            stack.tickUntilRest();
        }
    },

    /// What is loaded is taken back and loaded again.
    REPLAY {
        @Override
        String last() {
            return "Runs.close";
        }

        @Override
        Cargo cargo() {
            return Cargo.audited();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) throws IOException {
            stack.connect(Wire.undisturbed(cloud.http()));
            stack.deliverAll();
            stack.tickUntilRest();
        }

        @Override
        void disturbed(CrashingStack stack) throws IOException {
            stack.replay(1);
            stack.tickUntilRest();
        }
    },

    /// What is set aside is released, and set aside again since nobody mended it.
    RELEASE {
        @Override
        String last() {
            return "Arrivals.put";
        }

        @Override
        Cargo cargo() {
            return Cargo.oneSpoilt();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) throws IOException {
            stack.connect(Wire.undisturbed(cloud.http()));
            stack.deliverAll();
            stack.tickUntilRest();
        }

        @Override
        void disturbed(CrashingStack stack) throws IOException {
            stack.release();
            stack.tickUntilRest();
        }
    },

    /// Somebody gives the run up while its statement is under way, and lets the pipeline go on later.
    CANCEL {
        @Override
        String last() {
            return "Runs.request";
        }

        @Override
        Cargo cargo() {
            return Cargo.oneStep();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) throws IOException {
            stack.connect(Wire.undisturbed(cloud.http()));
            stack.deliverAll();
            stack.tickUntilSubmitted();
        }

        @Override
        void disturbed(CrashingStack stack) throws IOException {
            stack.cancel();
            stack.tickUntilRest();
            stack.resume();
            stack.tickUntilRest();
        }
    },

    /// A statement is submitted, its id is not saved, and its token expires: it is searched by its name.
    LOST_STATEMENT {
        @Override
        String last() {
            return "Runs.update";
        }

        @Override
        boolean movesClock() {
            return true;
        }

        @Override
        Cargo cargo() {
            return Cargo.oneStep();
        }

        @Override
        void before(CrashCloud cloud, CrashingStack stack) throws IOException {
            stack.connect(
                    Wire.striking(cloud.http(), call -> call.port().equals("Runs.update"), new Fault.KilledBefore()));
            stack.deliverAll();
            stack.tickUntilDeath();
            cloud.clock().move(Duration.ofHours(9));
        }

        @Override
        void disturbed(CrashingStack stack) throws IOException {
            stack.tickUntilRest();
        }
    };

    abstract Cargo cargo();

    /// The method of a port whose call is the last to be struck, since [#LOAD] strikes what follows; empty for all.
    String last() {
        return "";
    }

    /// Whether it moves the clock that all stacks share.
    boolean movesClock() {
        return false;
    }

    abstract void before(CrashCloud cloud, CrashingStack stack) throws IOException;

    abstract void disturbed(CrashingStack stack) throws IOException;
}
