package io.windlass.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.grants.Rights;
import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import software.amazon.awssdk.core.sync.RequestBody;

/// The packaged pipelines, loaded by a database user with the rights that `grants` prints and none besides.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GrantedUserTest {

    private static final String USER = "IAMR:Loader-1";

    private static final Pattern GRANT = Pattern.compile("GRANT (.+) ON (.+) TO (\"[^\"]+\")");

    private static TestStack stack;
    private static List<String> script;

    @BeforeAll
    static void start() throws SQLException {
        Catalog catalog = TestStack.catalog(DefinitionFiles.packaged(GrantedUserTest.class.getClassLoader()));
        stack = new TestStack(catalog);
        String database = stack.rows("select current_database()").getFirst().getFirst();
        script = sql(new Rights(List.copyOf(catalog.pipelines().values()), USER, database, Optional.empty()).lines());
        stack.change("create role \"" + USER + "\"");
        // What everybody may do by default would hide what is missing.
        stack.change("revoke all on database \"" + database + "\" from public");
        stack.change("revoke all on schema public from public");
        // The embedded warehouse writes its own log as the user who loads.
        stack.change("grant insert on pg_catalog.sys_load_history, pg_catalog.sys_load_detail,"
                + " pg_catalog.sys_load_error_detail to \"" + USER + "\"");
        for (String statement : script) {
            stack.change(statement.replaceAll("(?s)\\n(DISTSTYLE|DISTKEY|SORTKEY).*", ""));
        }
        stack.change("alter role current_user set role = '" + USER + "'");
    }

    /// What of a script is run.
    static List<String> sql(List<Rights.Line> lines) {
        return lines.stream()
                .filter(Rights.Line.Sql.class::isInstance)
                .map(line -> ((Rights.Line.Sql) line).text())
                .toList();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static void put(String key, String text) {
        stack.put(key, RequestBody.fromBytes(text.getBytes(UTF_8)));
    }

    /// Something for each step of each pipeline.
    private static void putSomethingForEachStep() {
        put("log_data/1-events.json", """
                {"artist":"A","firstName":"F","gender":"F","itemInSession":1,"lastName":"L","length":1.5,"level":"free",\
                "location":"X","page":"NextSong","sessionId":1,"song":"S","status":200,"ts":1541105830796,"userId":"1"}
                """);
        put("song_data/1.json", """
                {"song_id":"S1","title":"S","artist_id":"A1","artist_name":"A","year":2000,"duration":1.5,"num_songs":1}
                """);
        put("child/2015-01-01/00/part-1.csv", "at,url,hits\n2015-01-01 00:00:00,/home,1\n");
        put("mytable/1.tsv", "id\tname\tamount\n1\tone\t1.50\n");
        put("source_data/1.json", "{\"id\": \"a\", \"someNumber\": 1}\n");
        put("new_data/1.json", "{\"id\": \"n\", \"someNumber\": 7}\n");
        put("venue_pipe.txt", "1|Park|Town|TX|0\n");
        put("category_pipe.txt", "1|Sports|MLB|Baseball\n");
        put("date2008_pipe.txt", "1827|2008-01-01|WE|1|JAN|1|2008|1\n");
        put("allevents_pipe.txt", "1|1|1|1827|Gala|2008-01-25 14:30:00\n");
    }

    /// It came to its own end. Without USAGE on its schema a table just is not there.
    static boolean isPermitted(String error) {
        return error.contains("division by zero");
    }

    private static String value(String sql) throws SQLException {
        return stack.rows(sql).getFirst().getFirst();
    }

    @Test
    @Order(1)
    void loadsEveryPackagedPipeline() throws SQLException {
        putSomethingForEachStep();
        stack.load();
        stack.start("arbalest");
        assertEquals(List.of(), stack.load());

        for (String table : List.of(
                "staging_events",
                "staging.s_songs",
                "analytics.d_users",
                "analytics.f_songplays",
                "hits",
                "some_rows_copy",
                "mytable",
                "venue",
                "event")) {
            assertEquals("1", value("select count(*) from " + table), table);
        }
        assertEquals(
                "0",
                value("select count(*) from pg_tables where tablename = 'ledger' and tableowner = '" + USER + "'"));
        assertEquals(
                List.of(USER),
                stack.rows("select distinct tableowner from pg_tables where tablename like 'fence%'")
                        .getFirst());
    }

    @Test
    @Order(2)
    void setsNothingAsideForARightThatItLacksAndGoesOnWithIt() throws SQLException {
        stack.change("revoke insert on mytable from \"" + USER + "\"");
        int before = stack.wrong().size();
        put("mytable/late.tsv", "id\tname\tamount\n9\tnine\t9.00\n");
        List<String> wrong = stack.load();
        assertTrue(
                wrong.subList(before, wrong.size()).stream()
                        .anyMatch(told -> told.contains("permission denied for table mytable")),
                wrong::toString);

        stack.change("grant insert on mytable to \"" + USER + "\"");
        stack.resume("redshift_copy");
        stack.load();
        assertEquals("1", value("select count(*) from mytable where id = 9"));
    }

    @Test
    @Order(3)
    void needsEveryOneOfTheRights() throws SQLException {
        LoaderStatements statements = new LoaderStatements(stack.clients().redshiftData());
        List<List<String>> permitted = statements.all().stream()
                .filter(batch -> isPermitted(statements.error(batch)))
                .toList();
        assertTrue(permitted.size() > 20, () -> permitted.size() + " submissions");
        List<String> needless = new ArrayList<>();
        int tried = 0;
        for (String statement : script) {
            Matcher grant = GRANT.matcher(statement);
            if (!grant.matches()) {
                continue;
            }
            String name = grant.group(2).replaceAll(".*[. ]\"(.*)\"", "$1");
            List<List<String>> affected = permitted.stream()
                    .filter(batch -> !grant.group(2).startsWith("TABLE")
                            || String.join("\n", batch).contains(name))
                    .toList();
            for (String privilege : grant.group(1).split(", ", -1)) {
                stack.change("revoke " + privilege + " on " + grant.group(2) + " from " + grant.group(3));
                tried++;
                if (affected.stream().allMatch(batch -> isPermitted(statements.error(batch)))) {
                    needless.add(privilege + " ON " + grant.group(2));
                }
                stack.change("grant " + privilege + " on " + grant.group(2) + " to " + grant.group(3));
            }
        }
        assertEquals(List.of(), needless);
        assertTrue(tried > 40, tried + " rights");
    }
}
