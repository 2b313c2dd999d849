package io.windlass.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;

/// The table of complaints: each is answered by tests that exist and run, or says that it is not answered.
class ComplaintsTest {

    private static final int COMPLAINTS = 13;

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");
    private static final Pattern NAMED = Pattern.compile("`((?:[a-z]+\\.)*)([A-Z]\\w+)#(\\w+)`");

    private static final Set<Class<? extends Annotation>> TESTS =
            Set.of(Test.class, ParameterizedTest.class, RepeatedTest.class, TestFactory.class);

    private static List<MatchResult> rows() {
        return ROW.matcher(Page.read(Path.of("docs/complaints.md")).text())
                .results()
                .filter(row -> !row.group(1).equals("complaint"))
                .toList();
    }

    @Test
    void everyComplaintNamesItsSourcesAndTests() {
        List<MatchResult> rows = rows();

        assertEquals(COMPLAINTS, rows.size());
        for (MatchResult row : rows) {
            assertTrue(row.group(2).matches(".*\\d+.*"), row.group(1) + " has no source");
            assertFalse(named(row.group(4)).isEmpty(), row.group(1) + " has no test");
            assertEquals("", NAMED.matcher(row.group(4)).replaceAll("").strip(), row.group(1));
        }
    }

    @Test
    void everyTestThatIsNamedIsThereAndRuns() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (MatchResult row : rows()) {
            for (MatchResult test : named(row.group(4))) {
                if (!runs(test)) {
                    wrong.add(test.group());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void aTestThatIsNotThereIsSeen() throws Exception {
        assertTrue(runs(named("`ComplaintsTest#aTestThatIsNotThereIsSeen`").getFirst()));
        assertTrue(runs(named("`docs.ComplaintsTest#aTestThatIsNotThereIsSeen`").getFirst()));
        for (String gone : List.of(
                "`ComplaintsTest#rows`", "`ComplaintsTest#gone`", "`GoneTest#gone`", "`bench.ComplaintsTest#rows`")) {
            assertFalse(runs(named(gone).getFirst()), gone);
        }
    }

    private static List<MatchResult> named(String cell) {
        return NAMED.matcher(cell).results().toList();
    }

    private static boolean runs(MatchResult named) throws IOException, ClassNotFoundException {
        String place = named.group(1).replace('.', '/') + named.group(2) + ".java";
        List<Path> files;
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            files = sources.filter(file -> file.endsWith(place)).toList();
        }
        if (files.size() != 1) {
            return false;
        }
        String name = Path.of("src/test/java")
                .relativize(files.getFirst())
                .toString()
                .replace(".java", "")
                .replace('/', '.');
        for (Class<?> type = Class.forName(name, false, ComplaintsTest.class.getClassLoader());
                type != null;
                type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(named.group(3)) && runs(method)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean runs(Method method) {
        return TESTS.stream().anyMatch(method::isAnnotationPresent);
    }
}
