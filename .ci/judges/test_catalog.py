import pytest

from warehouse import PLACE, refused


@pytest.fixture(scope="module")
def told(warehouse):
    warehouse.run_batch(
        "CREATE SCHEMA told",
        "CREATE TABLE told.things (id BIGINT NOT NULL, name VARCHAR(12) DEFAULT 'x', price DECIMAL(9,3)) SORTKEY (id)",
        "CREATE TABLE told.thinner (a INT)",
        "CREATE TABLE told.others (a INT)",
        "CREATE VIEW told.seen AS SELECT id FROM told.things",
    )
    return warehouse.client


def listed(client, operation, member, **asked):
    pages = client.get_paginator(operation).paginate(**PLACE, **asked)
    return [entry for page in pages for entry in page[member]]


def test_databases_are_listed(told):
    assert "dev" in listed(told, "list_databases", "Databases")


def test_schemas_are_listed(told):
    assert listed(told, "list_schemas", "Schemas", SchemaPattern="tol%") == ["told"]
    everything = listed(told, "list_schemas", "Schemas", PaginationConfig={"PageSize": 1})
    assert {"public", "told", "pg_catalog"} <= set(everything)


def test_tables_are_listed(told):
    tables = listed(told, "list_tables", "Tables", SchemaPattern="told", PaginationConfig={"PageSize": 1})
    assert tables == [
        {"name": "others", "schema": "told", "type": "TABLE"},
        {"name": "seen", "schema": "told", "type": "VIEW"},
        {"name": "things", "schema": "told", "type": "TABLE"},
        {"name": "thinner", "schema": "told", "type": "TABLE"},
    ]
    some = listed(told, "list_tables", "Tables", SchemaPattern="told", TablePattern="thin%")
    assert [table["name"] for table in some] == ["things", "thinner"]
    assert listed(told, "list_tables", "Tables", SchemaPattern="nowhere") == []


def test_a_table_is_described(told):
    for page_size in (1, 100):
        columns = listed(
            told, "describe_table", "ColumnList", Schema="told", Table="things",
            PaginationConfig={"PageSize": page_size},
        )
        assert [column["name"] for column in columns] == ["id", "name", "price"]
        assert [column["typeName"] for column in columns] == ["int8", "varchar", "numeric"]
        assert [column["nullable"] for column in columns] == [0, 1, 1]
        assert columns[1]["length"] == 12
        assert columns[1]["columnDefault"].startswith("'x'")
        assert (columns[2]["precision"], columns[2]["scale"]) == (9, 3)
        assert {column["schemaName"] for column in columns} == {"told"}
    assert told.describe_table(Schema="told", Table="things", **PLACE)["TableName"] == "things"


def test_a_catalog_needs_a_place(told):
    with refused("ValidationException"):
        told.list_tables(Database="dev")
    with refused("ValidationException"):
        told.list_schemas(Database="dev", WorkgroupName="local", ClusterIdentifier="both")
