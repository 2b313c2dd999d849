package io.windlass.local.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.local.warehouse.copy.CopyOption;
import io.windlass.local.warehouse.unload.UnloadOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/// Every row of the table of the dialect is true, and the page shows these rows. After a wanted change write the page
/// anew with `-Dwindlass.golden=write` and read the difference.
class DialectTableTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static final Path PAGE = Path.of("docs", "dialect.md");
    private static final Path PRELUDE =
            Path.of("src", "local", "resources", "io", "windlass", "local", "warehouse", "prelude.sql");
    private static final Pattern MADE =
            Pattern.compile("(?:FUNCTION|TABLE IF NOT EXISTS|VIEW) pg_catalog\\.(?!windlass_)(\\w+)");

    @BeforeAll
    static void objects() {
        DialectObjects.put(WAREHOUSE);
    }

    @Test
    void everyRowIsAsItSays() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (DialectSection section : DialectSection.all()) {
            section.once().forEach(WAREHOUSE::run);
            for (DialectFeature feature : section.features()) {
                wrong(section, feature).ifPresent(what -> wrong.add(feature.name() + ": " + what));
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void thePageShowsTheRows() throws IOException {
        String page = DialectPage.of(DialectSection.all());
        if ("write".equals(System.getProperty("windlass.golden"))) {
            Files.writeString(PAGE, page);
        }
        assertEquals(Files.readString(PAGE), page);
    }

    @Test
    void whatThePreludeMakesAndEveryOptionHaveRows() throws IOException {
        List<DialectFeature> features = DialectSection.all().stream()
                .flatMap(section -> section.features().stream())
                .toList();
        List<String> made = MADE.matcher(Files.readString(PRELUDE))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertTrue(made.size() > 40, made.toString());
        Stream<String> options = Stream.concat(
                Stream.of(CopyOption.values()).map(Enum::name),
                Stream.of(UnloadOption.values()).map(Enum::name));
        assertEquals(
                List.of(),
                Stream.concat(made.stream(), options)
                        .distinct()
                        .filter(name -> features.stream().noneMatch(feature -> feature.names(name)))
                        .toList());
    }

    @Test
    void aRowNeedsAnOutcome() {
        assertThrows(
                IllegalArgumentException.class,
                () -> DialectSection.read(List.of("## Title", "`NVL`", "    SELECT NVL(1, 2)")));
    }

    /// What is not as the row says.
    private static Optional<String> wrong(DialectSection section, DialectFeature feature) {
        feature.content().ifPresent(content -> WAREHOUSE.put("dialect/row.txt", content));
        List<String> statements = new ArrayList<>(section.each());
        statements.addAll(feature.statements());
        DescribeStatementResponse ended = WAREHOUSE.ended(
                statements.size() == 1
                        ? WAREHOUSE.submit(statements.getFirst())
                        : WAREHOUSE.submitBatch(statements.toArray(String[]::new)));
        if (feature.refusal().isPresent()) {
            return notRefused(feature, ended, statements.size());
        }
        if (ended.status() != StatusString.FINISHED) {
            return Optional.of("failed: " + ended.error());
        }
        String value = feature.object().isPresent() ? text(feature.object().get()) : value(ended);
        return feature.value().filter(value::equals).isPresent()
                ? Optional.empty()
                : Optional.of("gave '" + value + "'");
    }

    private static Optional<String> notRefused(
            DialectFeature feature, DescribeStatementResponse ended, int statements) {
        if (ended.status() != StatusString.FAILED) {
            return Optional.of("not refused but " + ended.statusAsString());
        }
        String words = feature.refusal().orElseThrow().strip();
        boolean last = statements == 1 || ended.error().startsWith("Query #" + statements + " failed with ");
        if (!last || !ended.error().contains(words)) {
            return Optional.of("refused with: " + ended.error());
        }
        return feature.isRefusedByName() ? Optional.empty() : Optional.of("not refused by name: " + words);
    }

    private static String value(DescribeStatementResponse ended) {
        boolean batch = ended.hasSubStatements() && !ended.subStatements().isEmpty();
        boolean rows = batch ? ended.subStatements().getLast().hasResultSet() : ended.hasResultSet();
        String id = batch ? ended.subStatements().getLast().id() : ended.id();
        return rows ? WAREHOUSE.first(id) : "done";
    }

    private static String text(String key) {
        return WAREHOUSE
                .s3()
                .getObjectAsBytes(request -> request.bucket(TestServers.BUCKET).key(key))
                .asUtf8String();
    }
}
