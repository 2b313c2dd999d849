"""What stands in for a stack does what the tests believe of it."""

import json

import pytest
from botocore.exceptions import ClientError

from stack import MOST_BYTES, Stack, between


def ask(stack, **request):
    return json.loads(
        stack.invoke(FunctionName="my-stack-ApiFunction:live", Payload=json.dumps(request).encode())["Payload"].read()
    )


def test_the_same_job_with_the_same_rows_is_one_and_with_others_a_conflict():
    stack = Stack()
    write = {"action": "write", "table": "my_table", "job": "j", "rows": [{"key": "a"}]}
    assert ask(stack, **write) == ask(stack, **write)
    assert stack.rows == [["a", None]]
    assert ask(stack, **{**write, "rows": []})["error"]["code"] == "Conflict"


def test_a_request_of_more_than_six_megabytes_is_refused():
    with pytest.raises(ClientError, match="RequestTooLarge"):
        Stack().invoke(FunctionName="my-stack-ApiFunction:live", Payload=b" " * (MOST_BYTES + 1))


def test_ends_of_ranges():
    assert between("a", "a", True, "b", False)
    assert not between("a", "a", False, "b", False)
    assert not between("b", "a", True, "b", False)
    assert between("b", "a", True, "b", True)
    assert between("z", "a", True, None, False)


def test_a_result_comes_in_pages():
    stack = Stack(page=1)
    ask(stack, action="write", table="my_table", job="j", rows=[{"key": "a"}, {"key": "b"}])
    ask(stack, action="rangeKeyQuery", table="my_table", query="q", regions=[{"key": ["a", None]}])
    assert ask(stack, action="results", query="q")["next"] == "1"
    assert "next" not in ask(stack, action="results", query="q", next="1")
