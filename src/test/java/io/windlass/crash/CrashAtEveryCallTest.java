package io.windlass.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// Every outside call of a load, a SQL step, a backfill, a failing load, a cancelled one and a lost one is in turn
/// killed before it, killed after its effect, left without an answer, and delayed as a zombie; then the load goes
/// on. In the end every row is there once, and journal, ledger and tables agree.
///
/// A read changes nothing: to die after it is to die before the call that follows, and to do it later or twice does
/// nothing. So where a read of the same kind was struck before, only dying before it is left to be shown.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashAtEveryCallTest {

    /// Schedules at once: they wait for statements more than they work.
    private static final int AT_ONCE = 4;

    /// The warehouse forgets the statements of the schedules before.
    private static final Duration HISTORY = Duration.ofHours(25);

    private static final List<String> OPERATIONS = List.of(
            "DynamoDB PutItem",
            "DynamoDB UpdateItem",
            "DynamoDB DeleteItem",
            "DynamoDB BatchWriteItem",
            "DynamoDB GetItem",
            "DynamoDB BatchGetItem",
            "DynamoDB Query",
            "DynamoDB TransactWriteItems",
            "DynamoDB BatchExecuteStatement",
            "S3 PutObject",
            "S3 GetObject",
            "S3 HeadObject",
            "S3 ListObjectsV2",
            "Data API ExecuteStatement",
            "Data API BatchExecuteStatement",
            "Data API DescribeStatement",
            "Data API GetStatementResult",
            "Data API ListStatements",
            "Data API CancelStatement");

    private final Set<String> struck = ConcurrentHashMap.newKeySet();
    private CrashCloud cloud;

    @BeforeAll
    void start() {
        cloud = new CrashCloud();
    }

    @AfterAll
    void stop() {
        cloud.close();
    }

    @TestFactory
    Stream<DynamicTest> everyScheduleEndsWithEachRowOnceAndAllInAgreement() {
        Stream<DynamicTest> scenarios =
                Stream.of(Scenario.values()).map(scenario -> dynamicTest(scenario.name(), () -> disturb(scenario)));
        DynamicTest coverage =
                dynamicTest("every method of every port was struck by every kind of fault", this::everythingWasStruck);
        return Stream.concat(scenarios, Stream.of(coverage));
    }

    @Test
    void tellsWhereTheyDoNotAgree() throws Exception {
        CrashingStack stack = CrashingStack.create(cloud, Cargo.oneStep());
        stack.connect(Wire.undisturbed(cloud.http()));
        stack.deliverAll();
        stack.tickUntilRest();
        assertEquals(List.of(), Agreement.complaints(cloud, stack));

        stack.deliverAll();
        cloud.change("INSERT INTO " + Cargo.table(stack.name(), "songs") + " VALUES (3, 'twice')");
        cloud.change("DELETE FROM windlass.ledger_object WHERE key = '" + stack.name() + "/songs/2.json'");

        String complaints = String.join("\n", Agreement.complaints(cloud, stack));
        for (String part : List.of(
                "rows of songs: [1, 2, 3, 3]",
                "objects in the ledger: [" + stack.name() + "/songs/1.json]",
                "songs/2.json is marked LOADED by run 1",
                "arrivals are left: [arrival#")) {
            assertTrue(complaints.contains(part), complaints);
        }
    }

    private void everythingWasStruck() {
        Set<String> wanted = new TreeSet<>();
        for (String method : PortMethods.all()) {
            kinds(0).forEach(fault -> wanted.add(method + " " + kind(fault)));
        }
        for (String operation : OPERATIONS) {
            kinds(0).forEach(fault -> wanted.add(operation + " " + kind(fault)));
        }
        wanted.removeAll(struck);
        assertEquals(Set.of(), wanted, "never struck");
    }

    private void disturb(Scenario scenario) throws Exception {
        cloud.clock().move(HISTORY);
        Schedule.Result undisturbed = Schedule.undisturbed(cloud, scenario);
        assertEquals(List.of(), undisturbed.complaints());
        List<Schedule> schedules = schedules(scenario, undisturbed.calls());
        List<String> complaints = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(scenario.movesClock() ? 1 : AT_ONCE)) {
            List<Callable<List<String>>> plays = new ArrayList<>();
            schedules.forEach(schedule -> plays.add(() -> play(schedule)));
            for (Future<List<String>> played : threads.invokeAll(plays)) {
                complaints.addAll(played.get());
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
        assertEquals(List.of(), complaints);
    }

    private static List<Schedule> schedules(Scenario scenario, List<Call> calls) {
        List<Schedule> schedules = new ArrayList<>();
        Set<String> reads = new TreeSet<>();
        for (Call call : calls) {
            if (call.point().isPresent()) {
                boolean all = call.effect() || reads.add(call.operation() + call.port());
                List<Fault> faults = all ? kinds(call.number()) : List.of(new Fault.KilledBefore());
                faults.forEach(fault ->
                        schedules.add(new Schedule(scenario, fault, call.point().get())));
            }
            if (call.port().equals(scenario.last())) {
                return schedules;
            }
        }
        return schedules;
    }

    /// A zombie comes soon, while the same run goes on, or when all is over.
    private static List<Fault> kinds(int number) {
        return List.of(
                new Fault.KilledBefore(),
                new Fault.KilledAfter(),
                new Fault.AnswerLost(),
                new Fault.Zombie(1 + number * 7 % 20),
                Fault.Zombie.last());
    }

    private static String kind(Fault fault) {
        return fault.equals(Fault.Zombie.last())
                ? "last Zombie"
                : fault.getClass().getSimpleName();
    }

    /// @return what is wrong, each with the schedule
    private List<String> play(Schedule schedule) {
        String name = schedule.scenario() + " " + schedule.fault() + " at " + schedule.point();
        try {
            Schedule.Result result = schedule.play(cloud);
            result.struck().ifPresent(call -> {
                struck.add(call.port() + " " + kind(schedule.fault()));
                struck.add(call.operation() + " " + kind(schedule.fault()));
            });
            String reached = result.struck().isPresent() ? "" : ", never reached";
            return result.complaints().stream()
                    .map(complaint -> name + reached + ": " + complaint)
                    .toList();
        } catch (Exception | AssertionError e) {
            throw new AssertionError(name + ": " + e, e);
        }
    }
}
