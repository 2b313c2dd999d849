package io.windlass.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windlass.local.warehouse.TestWarehouse;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Definitions;
import io.windlass.pipeline.Step;
import io.windlass.redshift.SqlRenderer;
import io.windlass.redshift.Statement;
import io.windlass.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Whatever a right schema says, its table can be made. The statements are left in `target/generated-sql`, where a
/// grammar of somebody else's can be held against them.
class DeclarationPropertyTest {

    private static final int SCHEMAS = 150;
    private static final Path GENERATED = Path.of("target", "generated-sql");

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    @Test
    void theTableOfAnyRightSchemaIsMadeWithItsColumns() throws IOException {
        Files.createDirectories(GENERATED);
        for (int seed = 0; seed < SCHEMAS; seed++) {
            String name = "drawn%03d".formatted(seed);
            Table table = table(name, new RandomSchema(new SplittableRandom(seed)).draw(name));
            String sql = SqlRenderer.render(new Statement.CreateTable(table));
            Files.writeString(GENERATED.resolve(name + ".sql"), sql + ";\n");

            WAREHOUSE.run(sql);

            List<String> expected = new ArrayList<>(
                    table.columns().stream().map(column -> column.name()).toList());
            if (table.audit()) {
                expected.addAll(List.of("_run_id", "_loaded_at"));
            }
            List<String> made = WAREHOUSE
                    .rows("select column_name from information_schema.columns where table_name = '" + name
                            + "' order by ordinal_position")
                    .stream()
                    .map(List::getFirst)
                    .toList();
            assertEquals(expected, made, sql);
        }
    }

    private static Table table(String name, ObjectNode schema) {
        String pipeline = """
                {"pipeline": "p", "steps": [{"step": "s", "copy": "%s", "from": {"prefix": "p/"}, "format": "json"}]}""".formatted(name);
        Definitions read = Definitions.read(
                DefinitionFiles.of(Map.of("schemas/t.json", schema.toString(), "pipelines/p.json", pipeline)));
        Definitions.Sound sound =
                assertInstanceOf(Definitions.Sound.class, read, () -> read + "\n" + schema.toPrettyString());
        Step.Copy step = sound.catalog().pipeline("p").orElseThrow().copies().getFirst();
        return step.table();
    }
}
