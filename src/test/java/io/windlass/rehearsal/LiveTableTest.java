package io.windlass.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.acceptance.TestDefinitions;
import io.windlass.local.warehouse.TestWarehouse;
import io.windlass.schema.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LiveTableTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private final Table declared = new TestDefinitions()
            .table("numbers", "n", "integer")
            .pipeline("numbers", "in/", "json", "")
            .catalog()
            .pipeline("numbers")
            .orElseThrow()
            .copies()
            .getFirst()
            .table();

    @Test
    void aTableThatIsNotThereDiffersInNothingAndOneThatIsThereInEachColumn() {
        LiveTable live = new LiveTable(Trial.in(WAREHOUSE.client(), "local", "dev"));
        assertEquals(List.of(), live.differences(declared));

        WAREHOUSE.run("CREATE TABLE numbers (n BIGINT, more VARCHAR(5))");

        assertEquals(
                List.of("column n is declared INTEGER and is BIGINT", "column more is not declared"),
                live.differences(declared).stream().map(Difference::message).toList());
    }
}
