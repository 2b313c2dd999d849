package io.windlass.local.warehouse.dataapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.windlass.local.warehouse.TestWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/// Named parameters.
class DataApiParameterTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    private static ExecuteStatementResponse execute(String sql, SqlParameter... parameters) {
        return WAREHOUSE.client().executeStatement(request -> {
            request.workgroupName("local").database("dev").sql(sql);
            if (parameters.length > 0) {
                request.parameters(parameters);
            }
        });
    }

    @Test
    void parametersAreValuesNeverText() {
        ExecuteStatementResponse accepted = execute(
                "SELECT :a::int + 1, ':a', :b /* :c */, :a::varchar FROM (SELECT 1) t WHERE '5' = :a -- :d",
                SqlParameter.builder().name("a").value("5").build(),
                SqlParameter.builder()
                        .name("b")
                        .value("it's \\ 'x'; DROP TABLE t")
                        .build());
        DescribeStatementResponse ended = WAREHOUSE.ended(accepted.id());
        assertEquals(StatusString.FINISHED, ended.status(), () -> String.valueOf(ended.error()));
        assertEquals(2, ended.queryParameters().size());
        GetStatementResultResponse result = WAREHOUSE.client().getStatementResult(request -> request.id(ended.id()));
        assertEquals(6, result.records().getFirst().get(0).longValue());
        assertEquals(":a", result.records().getFirst().get(1).stringValue());
        assertEquals(
                "it's \\ 'x'; DROP TABLE t", result.records().getFirst().get(2).stringValue());
        assertEquals("5", result.records().getFirst().get(3).stringValue());
    }

    @Test
    void parametersMustBeUsedAndThere() {
        SqlParameter parameter = SqlParameter.builder().name("a").value("1").build();
        assertThrows(ValidationException.class, () -> execute("SELECT 1", parameter));
        assertThrows(ValidationException.class, () -> execute("SELECT :a, :b", parameter));
        SqlParameter empty = SqlParameter.builder().name("a").value("").build();
        assertThrows(ValidationException.class, () -> execute("SELECT :a", empty));
    }
}
