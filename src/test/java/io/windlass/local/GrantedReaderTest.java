package io.windlass.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.grants.ReadRights;
import io.windlass.grants.Rights;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import io.windlass.pipeline.Pipeline;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The tables of the packaged pipelines, asked by a database user with the rights that `grants` prints for the API.
class GrantedReaderTest {

    private static final String USER = "IAMR:Loader-1";
    private static final String READER = "IAMR:Api-1";
    private static final String SELECT = "GRANT SELECT ON TABLE (.+) TO \"" + READER + "\"";

    private TestStack stack;
    private LoaderStatements statements;
    private List<String> grants;
    private List<String> tables;

    @BeforeEach
    void start() throws SQLException {
        Catalog catalog = TestStack.catalog(DefinitionFiles.packaged(GrantedReaderTest.class.getClassLoader()));
        List<Pipeline> pipelines = List.copyOf(catalog.pipelines().values());
        stack = new TestStack(catalog);
        statements = new LoaderStatements(stack.clients().redshiftData());
        String database = stack.rows("select current_database()").getFirst().getFirst();
        stack.change("create role \"" + USER + "\"");
        stack.change("create role \"" + READER + "\"");
        stack.change("revoke all on schema public from public");
        for (String statement : GrantedUserTest.sql(new Rights(pipelines, USER, database, Optional.empty()).lines())) {
            stack.change(statement.replaceAll("(?s)\\n(DISTSTYLE|DISTKEY|SORTKEY).*", ""));
        }
        // From its first connection on the warehouse works for applications.
        stack.change("alter role current_user set role = '" + READER + "'");
        grants = GrantedUserTest.sql(new ReadRights(pipelines, READER, Optional.empty()).lines());
        tables = grants.stream()
                .filter(grant -> grant.matches(SELECT))
                .map(grant -> grant.replaceAll(SELECT, "$1"))
                .toList();
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    /// Those of the statements that are permitted.
    private List<String> permitted(String statement) {
        return tables.stream()
                .filter(table -> GrantedUserTest.isPermitted(statements.error(List.of(statement + table))))
                .toList();
    }

    @Test
    void itReadsWhatPipelinesFillAndDoesNothingElse() throws SQLException {
        assertTrue(tables.size() >= 12, tables::toString);
        assertEquals(List.of(), permitted("select * from "));

        for (String statement : grants) {
            stack.change(statement);
        }
        assertEquals(tables, permitted("select * from "));
        assertEquals(List.of(), permitted("delete from "));
        assertEquals(List.of(), permitted("drop table "));
        for (String other : List.of(
                "create table own (a int)",
                "select * from windlass.ledger",
                "insert into staging_songs (title) values ('a')")) {
            assertEquals(false, GrantedUserTest.isPermitted(statements.error(List.of(other))), other);
        }
    }

    @Test
    void itNeedsEveryOneOfTheRights() throws SQLException {
        for (String statement : grants) {
            stack.change(statement);
        }

        for (String statement : grants) {
            stack.change(statement.replace("GRANT ", "REVOKE ").replace(" TO ", " FROM "));
            assertTrue(permitted("select * from ").size() < tables.size(), statement);
            stack.change(statement);
        }
        assertEquals(tables, permitted("select * from "));
    }
}
