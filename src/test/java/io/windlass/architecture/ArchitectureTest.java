package io.windlass.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The rules that `docs/architecture.md` draws. That each of them can fail is shown by [HouseTest].
class ArchitectureTest {

    private static final String ROOT = "io.windlass";

    private static final JavaClasses EVERYTHING =
            new ClassFileImporter().importPaths(Path.of("target/classes"), Path.of("target/test-classes"));

    private static final House MAIN = house("src/main/java");
    private static final House LOCAL = house("src/local/java");

    private static House house(String... sources) {
        return new House(ROOT, EVERYTHING.that(writtenIn(sources)));
    }

    private static DescribedPredicate<JavaClass> writtenIn(String... sources) {
        return DescribedPredicate.describe("written in " + String.join(", ", sources), each -> {
            String file = each.getName().replaceAll("\\$.*", "").replace('.', '/') + ".java";
            return List.of(sources).stream()
                    .anyMatch(source -> Files.exists(Path.of(source).resolve(file)));
        });
    }

    @Test
    void bothHousesAreThere() {
        assertTrue(MAIN.classes().size() > 100, "src/main has " + MAIN.classes().size() + " classes");
        assertTrue(
                LOCAL.classes().size() > 100, "src/local has " + LOCAL.classes().size() + " classes");
    }

    @Test
    void whatRunsInLambdaSeesOnlyWhatItsRoomsMaySee() {
        assertEquals(List.of(), MAIN.strayArrows(Plan.main()));
    }

    @Test
    void whatRunsOnALaptopSeesOnlyWhatItsRoomsMaySee() {
        assertEquals(List.of(), LOCAL.strayArrows(Plan.all()));
    }

    @Test
    void noTwoRoomsSeeEachOther() {
        assertEquals(List.of(), house("src/main/java", "src/local/java").cycles());
    }

    @Test
    void thePlanNamesNoRoomThatIsGone() {
        List<String> gone = Plan.all().stream()
                .map(Room::name)
                .filter(room -> EVERYTHING.stream()
                        .noneMatch(each -> each.getPackageName().equals(ROOT + "." + room)))
                .toList();
        assertEquals(List.of(), gone);
    }

    @Test
    void theAwsSdkIsSeenOnlyByItsRoomAndByTheClientsOfTheFunctions() {
        assertEquals(
                List.of(),
                MAIN.sightsOf(
                        "software.amazon.awssdk",
                        name -> name.startsWith("aws.")
                                || Set.of("lambda.Clients", "lambda.SdkClients").contains(name)));
    }

    @Test
    void aPortHasAtMostSixMethods() {
        Set<String> ports = Set.of(
                "journal.Arrivals",
                "journal.Marks",
                "journal.Runs",
                "journal.RunFiles",
                "journal.Identity",
                "redshift.Warehouse",
                "client.ObjectStore",
                "client.Answers",
                "client.Starts",
                "client.Pause",
                "load.Destinations",
                "load.Notices");
        assertEquals(List.of(), MAIN.longPorts(ports, 6));
    }

    @Test
    void onlyThePauseSleeps() {
        assertEquals(List.of(), MAIN.callsOf(Set.of("java.lang.Thread.sleep"), Set.of("aws.Pause")));
    }

    @Test
    void timeAndIdsComeInThroughConstructors() {
        Set<String> sources = Set.of(
                "java.lang.System.currentTimeMillis",
                "java.lang.System.nanoTime",
                "java.lang.Math.random",
                "java.time.Instant.now",
                "java.time.LocalDate.now",
                "java.time.LocalDateTime.now",
                "java.time.ZonedDateTime.now",
                "java.time.Clock.systemUTC",
                "java.time.Clock.systemDefaultZone",
                "java.time.InstantSource.system",
                "java.util.UUID.randomUUID");
        assertEquals(List.of(), MAIN.callsOf(sources, Set.of("lambda.Deployment")));
    }

    @Test
    void onlyTheEnvironmentReadsTheEnvironment() {
        assertEquals(List.of(), MAIN.callsOf(Set.of("java.lang.System.getenv"), Set.of("lambda.Environment")));
    }

    @Test
    void noNameSaysNothing() {
        Set<String> words = Set.of("Manager", "Helper", "Util", "Utils", "Processor", "Service", "Impl");
        assertEquals(List.of(), MAIN.emptyNames(words));
        assertEquals(List.of(), LOCAL.emptyNames(words));
    }

    @Test
    void everyRoomSaysWhatItPromises() throws IOException {
        assertEquals(List.of(), Promises.missing(Path.of("src/main/java")));
        assertEquals(List.of(), Promises.missing(Path.of("src/local/java")));
    }
}
