package io.windlass.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CrashAtEveryCallTest {

    @TestFactory
    Stream<DynamicTest> measure() {
        CrashCloud cloud = new CrashCloud();
        List<DynamicTest> tests = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            for (Scenario scenario : Scenario.values()) {
                tests.add(dynamicTest(scenario.name(), () -> one(cloud, scenario)));
            }
        }
        return tests.stream();
    }

    private void one(CrashCloud cloud, Scenario scenario) throws IOException, SQLException {
        long start = System.nanoTime();
        Schedule.Result result = new Schedule(scenario, new Fault.AnswerLost(), 10000).play(cloud);
        System.out.println(scenario + " " + (System.nanoTime() - start) / 1000000 + " ms "
                + result.calls().size());
        result.calls().forEach(call -> System.out.println("   " + call));
        assertEquals(List.of(), result.complaints());
    }
}
