package io.windlass.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.pipeline.Catalog;
import io.windlass.pipeline.DefinitionFiles;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/// The packaged pipelines that have no public data of their own, on data made here.
class ShippedPipelinesTest {

    private static TestStack stack;

    @BeforeAll
    static void start() {
        Catalog packaged = TestStack.catalog(DefinitionFiles.packaged(ShippedPipelinesTest.class.getClassLoader()));
        stack = new TestStack(packaged.only(List.of("hits", "arbalest", "redshift_copy")));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static void put(String key, String text) {
        stack.put(key, RequestBody.fromBytes(text.getBytes(UTF_8)));
    }

    private static List<String> lines(String sql) throws SQLException {
        return stack.rows(sql).stream().map(row -> String.join(" ", row)).toList();
    }

    /// An hour of hits: two pages a quarter, and one request told twice.
    private static String hour(String hour, int hits) {
        StringBuilder rows = new StringBuilder("at,url,hits\n");
        for (int minute = 0; minute < 60; minute += 15) {
            String at = "%s:%02d:00".formatted(hour, minute);
            rows.append(at).append(",/home,").append(hits).append('\n');
            rows.append(at).append(",\"/a,b\",").append(hits).append('\n');
        }
        String twice = hour + ":59:59,/twice,1\n";
        return rows.append(twice).append(twice).toString();
    }

    @Test
    void hitsHoldsItsHoursFromStartToEndAndNothingElse() throws SQLException {
        List<String> few = List.of("00", "23");
        List<String> more = List.of("00", "01", "07", "12", "22", "23");
        for (LocalDate day = LocalDate.of(2014, 12, 31); day.getDayOfYear() != 6; day = day.plusDays(1)) {
            for (String hour : day.getDayOfYear() == 2 ? more : few) {
                put("child/" + day + "/" + hour + "/part-0.csv", hour(day + " " + hour, 2));
            }
        }
        put("child/2015-01-02/24/part-0.csv", "no,hour,0\n");
        put("child/2015-01-02/part-0.csv", "no,hour,0\n");
        stack.load();

        Set<String> hours = new TreeSet<>();
        more.forEach(hour -> hours.add("2015-01-02 " + hour));
        for (String day : List.of("2015-01-01", "2015-01-03", "2015-01-04")) {
            few.forEach(hour -> hours.add(day + " " + hour));
        }
        assertEquals(
                List.copyOf(hours), lines("select to_char(at, 'YYYY-MM-DD HH24') from hits group by 1 order by 1"));
        assertEquals(List.of("120 216"), lines("select count(*), sum(hits) from hits"));

        put("child/2015-01-02/07/part-1.csv", "at,url,hits\n2015-01-02 07:00:01,/late,5\n");
        put("child/2015-01-04/23/part-1.csv", "at,url,hits\n2015-01-04 23:59:59,/late,7\n");
        stack.load();

        assertEquals(List.of("122 228"), lines("select count(*), sum(hits) from hits"));
        assertEquals(List.of("2"), lines("select count(*) from hits where url = '/late'"));
        assertEquals(
                List.of("12 1", "2 2"),
                lines("select count(*), files from windlass.ledger where step = 'hits' group by 2 order by 2"));
    }

    @Test
    void arbalestReplacesAddsAndMakesItsTablesAnew() throws SQLException {
        put("source_data/1.json", "{\"id\": \"a\", \"someNumber\": 1, \"child\": {\"someBoolean\": true}}\n");
        put("source_data/2.json", "{\"id\": \"b\", \"someNumber\": 2}\n{\"id\": \"c\", \"child\": {}}\n");
        put("new_data/1.json", "{\"id\": \"n1\", \"someNumber\": 7}\n");
        stack.load();
        stack.start("arbalest");
        stack.load();
        String rows = "select id, custom_column_name, child_someboolean from ";
        List<String> first = List.of("a 1 t", "b 2 null", "c null null");
        assertEquals(first, lines(rows + "some_rows order by id"));
        assertEquals(first, lines(rows + "some_rows_copy order by id"));
        assertEquals(List.of("2", "3", "null"), lines("select number from some_olap_table order by 1"));
        assertEquals(List.of("n1 7 null"), lines(rows + "some_new_rows"));

        stack.delete("source_data/2.json");
        put("source_data/3.json", "{\"id\": \"d\", \"someNumber\": 4}\n");
        put("new_data/2.json", "{\"id\": \"n2\", \"someNumber\": 8}\n");
        stack.load();
        stack.start("arbalest");
        stack.load();

        assertEquals(List.of("a 1 t", "d 4 null"), lines(rows + "some_rows order by id"));
        assertEquals(List.of("a 1 t", "d 4 null"), lines(rows + "some_rows_copy order by id"));
        assertEquals(List.of("2", "5"), lines("select number from some_olap_table order by 1"));
        assertEquals(List.of("n1 7 null", "n2 8 null"), lines(rows + "some_new_rows order by id"));
    }

    @Test
    void redshiftCopyLeavesTheFirstLineOut() throws SQLException {
        put("mytable/one.tsv", "id\tname\tamount\n1\tone, \"and\" more\t1.50\n2\t\t-2.25\n");
        put("mytable/two.tsv", "id\tname\tamount\n3\tthree|3\t0\n");
        stack.load();

        assertEquals(
                List.of("1 one, \"and\" more 1.50", "2  -2.25", "3 three|3 0.00"),
                lines("select id, name, amount from mytable order by id"));
    }
}
