package io.windlass.local.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// SUPER: the way into a value, its elements as rows, and its functions.
class SuperTest {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    @BeforeAll
    static void table() {
        WAREHOUSE.run("CREATE TABLE orders (id INTEGER, doc SUPER, items SUPER)");
        WAREHOUSE.run("""
                INSERT INTO orders VALUES
                (1, JSON_PARSE('{"who": {"name": "Ann", "tags": ["x", "y"]}, "n": 5}'),
                 JSON_PARSE('[{"sku": "a", "qty": 2}, {"sku": "b", "qty": 3}]')),
                (2, JSON_PARSE('{"who": {"name": "Bob"}, "n": 7}'), NULL)""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT doc.who.name::varchar FROM orders WHERE id = 1 | Ann",
                "SELECT o.doc.who.name::varchar FROM orders o WHERE o.id = 1 | Ann",
                "SELECT orders.doc.who.tags[1]::varchar FROM orders WHERE id = 1 | y",
                "SELECT doc.\"Who\".\"NAME\" FROM public.orders WHERE id = 2 | \"Bob\"",
                "SELECT items[0].qty::integer + 1 FROM orders WHERE id = 1 | 3",
                "SELECT o.items[1].sku FROM orders AS o WHERE id = 1 | \"b\"",
                "SELECT id FROM orders WHERE doc.who.name = 'Bob' | 2",
                "SELECT id FROM orders WHERE doc.n > 5 | 2",
                "SELECT count(*) FROM orders WHERE doc.nothing.there IS NULL | 2",
                "SELECT sum(x.qty::int) FROM orders o, o.items AS x | 5",
                "SELECT x.sku::varchar FROM orders, orders.items x WHERE x.qty = 3 | b",
                "SELECT t::varchar FROM orders o, o.doc.who.tags AS t WHERE t = 'y' | y",
                "SELECT JSON_SERIALIZE(OBJECT('a', 1, 'b', ARRAY(1, 'x'))) | {\"a\": 1, \"b\": [1, \"x\"]}",
                "SELECT GET_ARRAY_LENGTH(items) FROM orders WHERE id = 1 | 2",
                "SELECT IS_OBJECT(doc) AND IS_ARRAY(items) AND IS_SCALAR(doc.n) FROM orders WHERE id = 1 | true",
                "SELECT JSON_TYPEOF(doc.n) FROM orders WHERE id = 1 | number",
                "SELECT JSON_SERIALIZE(SUBARRAY(ARRAY_CONCAT(ARRAY(1, 2), ARRAY(3)), 1, 2)) | [2, 3]",
                "SELECT JSON_SERIALIZE(SPLIT_TO_ARRAY('a,b')) | [\"a\", \"b\"]",
                "SELECT CAN_JSON_PARSE('{') | false",
            })
    void aQueryGives(String sql, String value) {
        assertEquals(value, WAREHOUSE.value(sql));
    }

    @Test
    void aTableComesBeforeAWay() {
        WAREHOUSE.run("CREATE TABLE doc (n INTEGER)");
        WAREHOUSE.run("INSERT INTO doc VALUES (42)");
        assertEquals(List.of(List.of("42")), WAREHOUSE.rows("SELECT DISTINCT doc.n FROM orders, doc"));
        WAREHOUSE.run("DROP TABLE doc");
    }

    @Test
    void whatHasNoHonestReadingIsRefused() {
        assertEquals(
                "ERROR: a cast of a SUPER object to VARCHAR is not available in the embedded warehouse: use"
                        + " JSON_SERIALIZE",
                WAREHOUSE.failure("SELECT doc::varchar FROM orders"));
        assertEquals(
                "ERROR: unnesting a SUPER that is no array is not available in the embedded warehouse",
                WAREHOUSE.failure("SELECT x FROM orders o, o.doc.who AS x"));
        assertEquals(
                "ERROR: UNPIVOT is not available in the embedded warehouse",
                WAREHOUSE.failure("SELECT a, v FROM orders o, UNPIVOT o.doc AS v AT a"));
        assertTrue(WAREHOUSE.failure("SELECT nothing.at.all FROM orders").contains("missing FROM-clause entry"));
        assertTrue(WAREHOUSE.failure("SELECT id.a FROM orders").contains("missing FROM-clause entry"));
    }
}
