from warehouse import PLACE, parameters, refused


def test_a_parameter_is_a_value_and_never_text(warehouse):
    hostile = "it's \\ \"x\"; DROP TABLE t; --"
    assert warehouse.value("SELECT :a::varchar", Parameters=parameters(a=hostile)) == hostile


def test_a_parameter_takes_the_type_of_its_place(warehouse):
    warehouse.run(
        "CREATE TABLE typed (a INT, b DECIMAL(9,2), c BOOLEAN, d DATE, e TIMESTAMP, f DOUBLE PRECISION, g VARCHAR(20))"
    )
    warehouse.run(
        "INSERT INTO typed VALUES (:a, :b, :c, :d, :e, :f, :g)",
        Parameters=parameters(
            a="-7", b="12.50", c="true", d="2024-02-29", e="2024-02-29 01:02:03", f="1e-3", g="007"
        ),
    )
    assert warehouse.rows("SELECT * FROM typed") == [
        (-7, "12.50", True, "2024-02-29", "2024-02-29 01:02:03", 0.001, "007")
    ]
    assert warehouse.value("SELECT count(*) FROM typed WHERE a = :a AND d = :d", Parameters=parameters(a="-7", d="2024-02-29")) == 1
    assert warehouse.value("SELECT :n::integer + 1", Parameters=parameters(n="41")) == 42


def test_a_value_that_does_not_fit_its_type_fails_the_statement(warehouse):
    error = warehouse.failure("SELECT 1 WHERE 1 = :n::integer", Parameters=parameters(n="many"))
    assert "invalid input syntax" in error


def test_null_and_the_empty_string_are_made_in_sql(warehouse):
    warehouse.run("CREATE TABLE empty_or_null (a INT, b VARCHAR(5), c VARCHAR(5))")
    warehouse.run(
        "INSERT INTO empty_or_null VALUES (NULLIF(:a, 'none')::int, NULLIF(:b, 'none'), TRIM(:c))",
        Parameters=parameters(a="none", b="none", c=" "),
    )
    assert warehouse.rows("SELECT a, b, c FROM empty_or_null") == [(None, None, "")]


def test_neither_null_nor_the_empty_string_is_a_parameter(warehouse):
    for parameter in ({"name": "a", "value": ""}, {"name": "a"}, {"value": "1"}):
        with refused("ValidationException"):
            warehouse.unchecked.execute_statement(Sql="SELECT :a", Parameters=[parameter], **PLACE)
    with refused("ValidationException"):
        warehouse.unchecked.execute_statement(Sql="SELECT 1", Parameters=[], **PLACE)


def test_literals_comments_and_casts_hold_no_parameters(warehouse):
    rows = warehouse.rows(
        "SELECT ':a', :a::varchar /* :b */ -- :c\n, \":d\" FROM (SELECT 1 AS \":d\") t WHERE '5' = :a",
        Parameters=parameters(a="5"),
    )
    assert rows == [(":a", "5", 1)]


def test_every_parameter_is_used_and_every_name_has_one(warehouse):
    for sql, given in (
        ("SELECT 1", parameters(a="1")),
        ("SELECT :a, :b", parameters(a="1")),
        ("SELECT :a", parameters(a="1") + parameters(a="2")),
        ("SELECT :a", [{"name": "a-b", "value": "1"}]),
    ):
        with refused("ValidationException"):
            warehouse.submit(sql, Parameters=given)


def test_parameters_are_told_again(warehouse):
    given = parameters(first="1", second="two")
    described = warehouse.run("SELECT :first::int, :second::varchar, :first::varchar", Parameters=given)
    assert described["QueryParameters"] == given
    assert described["QueryString"] == "SELECT :first::int, :second::varchar, :first::varchar"
    assert warehouse.result(described["Id"]) == [(1, "two", "1")]
