package io.windlass.crash;

import io.windlass.local.LocalCloud;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// One scenario with one fault at one call.
///
/// @param scenario what is played
/// @param fault what happens
/// @param point at which call of the disturbed part
record Schedule(Scenario scenario, Fault fault, Point point) {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(2);

    /// @param struck the call that was struck; empty where it never came
    /// @param calls all of the disturbed part
    /// @param complaints what is wrong in the end
    record Result(Optional<Call> struck, List<Call> calls, List<String> complaints) {}

    /// Plays a scenario without any fault.
    static Result undisturbed(CrashCloud cloud, Scenario scenario) throws IOException, SQLException {
        return play(cloud, scenario, Wire.undisturbed(cloud.http()), 0);
    }

    /// Plays it on a stack of its own.
    Result play(CrashCloud cloud) throws IOException, SQLException {
        Wire wire = Wire.striking(
                cloud.http(), call -> call.point().filter(point::equals).isPresent(), fault);
        return play(cloud, scenario, wire, fault.kills() ? 1 : 0);
    }

    private static Result play(CrashCloud cloud, Scenario scenario, Wire wire, int deaths)
            throws IOException, SQLException {
        CrashingStack stack = CrashingStack.create(cloud, scenario.cargo());
        scenario.before(cloud, stack);
        stack.connect(wire);
        scenario.disturbed(stack);
        awaitStatements(cloud, stack);
        List<String> complaints = new ArrayList<>(Agreement.complaints(cloud, stack));
        int expected = wire.struck().isPresent() ? deaths : 0;
        if (stack.deaths() != expected) {
            complaints.add(stack.deaths() + " processes died instead of " + expected);
        }
        stack.remove();
        return new Result(wire.struck(), wire.calls(), complaints);
    }

    /// A delayed request may have submitted a statement that nobody waits for.
    private static void awaitStatements(CrashCloud cloud, CrashingStack stack) {
        long deadline = System.nanoTime() + PATIENCE;
        while (active(cloud, stack)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("statements of " + stack.name() + " do not end");
            }
            LockSupport.parkNanos(LOOK);
        }
    }

    private static boolean active(CrashCloud cloud, CrashingStack stack) {
        String prefix = "windlass/" + LocalCloud.STACK + "/" + stack.name() + "/";
        return cloud
                .clients()
                .redshiftData()
                .listStatementsPaginator(list -> list.statementName(prefix).status("ALL"))
                .statements()
                .stream()
                .anyMatch(statement -> switch (statement.status()) {
                    case SUBMITTED, PICKED, STARTED -> true;
                    case FINISHED, FAILED, ABORTED, ALL, UNKNOWN_TO_SDK_VERSION -> false;
                });
    }
}
