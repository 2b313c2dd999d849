import csv
import io

from warehouse import PLACE, refused


def test_a_long_result_comes_in_many_pages(warehouse):
    statement = warehouse.run("SELECT n, 'row ' || n FROM generate_series(1, 20500) n ORDER BY n")
    assert statement["ResultRows"] == 20500
    pages = list(warehouse.client.get_paginator("get_statement_result").paginate(Id=statement["Id"]))
    assert len(pages) > 10
    assert {page["TotalNumRows"] for page in pages} == {20500}
    assert all("NextToken" in page for page in pages[:-1])
    assert "NextToken" not in pages[-1]
    rows = [(record[0]["longValue"], record[1]["stringValue"]) for page in pages for record in page["Records"]]
    assert rows == [(number, f"row {number}") for number in range(1, 20501)]


def test_wide_rows_make_short_pages(warehouse):
    statement = warehouse.run("SELECT n, repeat('x', 60000) FROM generate_series(1, 100) n ORDER BY n")
    pages = list(warehouse.client.get_paginator("get_statement_result").paginate(Id=statement["Id"]))
    assert len(pages) > 2
    assert [record[0]["longValue"] for page in pages for record in page["Records"]] == list(range(1, 101))


def test_a_page_can_be_read_again(warehouse):
    statement = warehouse.run("SELECT n FROM generate_series(1, 2500) n ORDER BY n")["Id"]
    first = warehouse.client.get_statement_result(Id=statement)
    second = warehouse.client.get_statement_result(Id=statement, NextToken=first["NextToken"])
    again = warehouse.client.get_statement_result(Id=statement, NextToken=first["NextToken"])
    assert second["Records"] == again["Records"] != first["Records"]
    with refused("ValidationException"):
        warehouse.client.get_statement_result(Id=statement, NextToken="nonsense")


def test_a_result_without_rows_has_columns(warehouse):
    statement = warehouse.run("SELECT 1 AS one WHERE false")
    answer = warehouse.client.get_statement_result(Id=statement["Id"])
    assert answer["Records"] == []
    assert answer["TotalNumRows"] == 0
    assert [column["name"] for column in answer["ColumnMetadata"]] == ["one"]
    assert statement["HasResultSet"] is True


def test_a_result_is_csv_where_asked(warehouse):
    statement = warehouse.run(
        "SELECT n, NULL::int AS nothing, 'a,b\"c' || n AS text, 1.50 AS price, true AS yes"
        " FROM generate_series(1, 2500) n ORDER BY n",
        ResultFormat="CSV",
    )
    assert statement["ResultFormat"] == "CSV"
    pages = list(warehouse.client.get_paginator("get_statement_result_v2").paginate(Id=statement["Id"]))
    assert len(pages) > 1
    assert {page["ResultFormat"] for page in pages} == {"CSV"}
    assert {page["TotalNumRows"] for page in pages} == {2500}
    text = "".join(record["CSVRecords"] for page in pages for record in page["Records"])
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert [row[:4] for row in rows] == [[str(n), "", f'a,b"c{n}', "1.50"] for n in range(1, 2501)]
    names = [column["name"] for column in pages[0]["ColumnMetadata"]]
    assert names == ["n", "nothing", "text", "price", "yes"]


def test_a_part_of_a_batch_is_csv_too(warehouse):
    batch = warehouse.run_batch("SELECT 1", "SELECT 2", ResultFormat="CSV")
    answer = warehouse.client.get_statement_result_v2(Id=batch["Id"] + ":2", WaitTimeSeconds=5)
    assert "".join(record["CSVRecords"] for record in answer["Records"]).split() == ["2"]


def test_each_format_has_its_operation(warehouse):
    as_json = warehouse.run("SELECT 1")["Id"]
    as_csv = warehouse.run("SELECT 1", ResultFormat="CSV")["Id"]
    with refused("ValidationException"):
        warehouse.client.get_statement_result(Id=as_csv)
    with refused("ValidationException"):
        warehouse.client.get_statement_result_v2(Id=as_json)
    with refused("ValidationException"):
        warehouse.unchecked.execute_statement(Sql="SELECT 1", ResultFormat="XML", **PLACE)
