"""Runs last: what all the others together must have seen."""

from pathlib import Path

import pytest

from warehouse import connect

HERE = Path(__file__).parent


@pytest.fixture
def everything(request):
    files = {Path(item.path).name for item in request.session.items}
    if files != {file.name for file in HERE.glob("test_*.py")}:
        pytest.skip("only a part of the tests runs")


def test_a_strict_judge_finds_what_is_wrong(models):
    model = models[0]
    good = {"Records": [[{"longValue": 1}, {"isNull": True}]], "TotalNumRows": 1}
    assert model.complaints_of_answer("GetStatementResult", good) == []
    for bad in (
        {},
        {"Records": None},
        {"Records": [[{"longValue": "1"}]]},
        {"Records": [[{"longValue": 2**63}]]},
        {"Records": [[{"longValue": 1, "stringValue": "1"}]]},
        {"Records": [[{"booleanValue": 1}]]},
        {"Records": [], "Rows": 1},
    ):
        assert len(model.complaints_of_answer("GetStatementResult", bad)) == 1, bad
    status = {"Id": "00000000-0000-0000-0000-000000000000", "Status": "DONE"}
    assert len(model.complaints_of_answer("DescribeStatement", status)) == 1
    missing = {"__type": "ResourceNotFoundException", "Message": "m"}
    assert model.complaints_of_error("DescribeStatement", 400, "ResourceNotFoundException", missing) == [
        "ResourceNotFoundException.ResourceId is required and missing"
    ]
    timeout = {"__type": "QueryTimeoutException", "Message": "m"}
    assert len(model.complaints_of_error("DescribeStatement", 400, "QueryTimeoutException", timeout)) == 1
    fault = {"__type": "InternalServerException", "Message": "m"}
    assert len(model.complaints_of_error("DescribeStatement", 400, "InternalServerException", fault)) == 1


def test_every_member_of_a_request_is_known(warehouse, models):
    model = models[0]
    unchecked = connect(parameter_validation=False)
    methods = {operation: name for name, operation in unchecked.meta.method_to_api_mapping.items()}
    for operation, definition in model.operations.items():
        for member, shape in model.shapes[definition["input"]["shape"]]["members"].items():
            kind = model.shapes[shape["shape"]]["type"]
            value = {"string": "-", "boolean": True, "integer": 0, "list": []}[kind]
            try:
                getattr(unchecked, methods[operation])(**{member: value})
            except unchecked.exceptions.ClientError as failure:
                assert "not available" not in str(failure), f"{operation}.{member}"


def test_every_operation_was_called(everything, witness, models):
    assert set(witness.answered) == set(models[0].operations)


def test_each_error_was_provoked(everything, witness, models):
    """InternalServerException is only asked for; the others have causes of their own too (test_errors.py)."""
    refused = {error for _, error in witness.refused}
    assert models[0].all_errors() <= refused


def test_the_members_of_answers_were_seen(everything, witness, models):
    model = models[0]
    seen = witness.members
    never = {
        f"{operation}.{member}"
        for operation, definition in model.operations.items()
        for member in model.shapes[definition["output"]["shape"]]["members"]
        if (operation, member) not in seen
    }
    # There are no groups of users; there is one database; a query has a number, and no second name.
    not_here = (".DbGroups", ".RedshiftQueryUuid", "ListDatabases.NextToken")
    assert {member for member in never if not member.endswith(not_here)} == set()
