import awswrangler
import pandas
import pytest
from awswrangler.data_api.redshift import RedshiftDataApiFailedException

from warehouse import parameters


@pytest.fixture(scope="module")
def connection(environment):
    with awswrangler.data_api.redshift.connect(workgroup_name="local", database="dev") as connection:
        yield connection


def test_a_query_becomes_a_frame(connection):
    frame = awswrangler.data_api.redshift.read_sql_query(
        "SELECT n AS number, 'text ' || n AS text, CASE WHEN n > 1 THEN n / 2.0::float8 END AS half"
        " FROM generate_series(1, 3) n ORDER BY n",
        con=connection,
    )
    assert list(frame.columns) == ["number", "text", "half"]
    assert frame["number"].tolist() == [1, 2, 3]
    assert frame["text"].tolist() == ["text 1", "text 2", "text 3"]
    assert pandas.isna(frame["half"][0])
    assert frame["half"].tolist()[1:] == [1.0, 1.5]


def test_many_pages_become_one_frame(connection):
    frame = awswrangler.data_api.redshift.read_sql_query(
        "SELECT n FROM generate_series(1, 5500) n WHERE n > :least ORDER BY n",
        con=connection,
        parameters=parameters(least="10"),
    )
    assert frame["n"].tolist() == list(range(11, 5501))


def test_a_statement_without_rows_is_an_empty_frame(connection):
    frame = awswrangler.data_api.redshift.read_sql_query("CREATE TABLE by_wrangler (a INT)", con=connection)
    assert frame.empty


def test_a_failed_statement_is_told(connection):
    with pytest.raises(RedshiftDataApiFailedException, match="division by zero"):
        awswrangler.data_api.redshift.read_sql_query("SELECT 1 / 0", con=connection)


def test_a_frame_is_written_as_csv_and_copied(connection):
    frame = pandas.DataFrame({"id": range(100), "name": [f"name, {n}" for n in range(100)]})
    awswrangler.s3.to_csv(frame, "s3://data/judges/wrangler/frame.csv", index=False)
    awswrangler.data_api.redshift.read_sql_query(
        "CREATE TABLE wrangled (id INT, name VARCHAR(20))", con=connection
    )
    awswrangler.data_api.redshift.read_sql_query(
        "COPY wrangled FROM 's3://data/judges/wrangler/frame.csv' IAM_ROLE default CSV IGNOREHEADER 1", con=connection
    )
    back = awswrangler.data_api.redshift.read_sql_query("SELECT id, name FROM wrangled ORDER BY id", con=connection)
    pandas.testing.assert_frame_equal(back, frame, check_dtype=False)


def test_frames_as_json_lines_are_copied(connection):
    frame = pandas.DataFrame({"id": [1, 2], "name": ["Ω", None]})
    awswrangler.s3.to_json(frame, "s3://data/judges/wrangler/frame.json", orient="records", lines=True)
    awswrangler.data_api.redshift.read_sql_query("CREATE TABLE wrangled_json (id INT, name VARCHAR(9))", con=connection)
    awswrangler.data_api.redshift.read_sql_query(
        "COPY wrangled_json FROM 's3://data/judges/wrangler/frame.json' IAM_ROLE default JSON 'auto'", con=connection
    )
    back = awswrangler.data_api.redshift.read_sql_query(
        "SELECT name FROM wrangled_json ORDER BY id", con=connection
    )
    assert back["name"][0] == "Ω"
    assert pandas.isna(back["name"][1])
