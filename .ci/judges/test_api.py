"""The API as applications call it: boto3, the AWS CLI, signed requests of HTTP, and schemathesis with the published description."""

import copy
import json
import re
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import boto3
import botocore.exceptions
import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest

from cloud import ROOT

FUNCTION = "local-ApiFunction"
SONG = {"song_id": "SOJUDGE", "title": "Ærøskøbing", "artist_id": "ARJUDGE", "artist_name": "A judge", "year": 2026, "duration": "1.5"}

# What every answer is held to. Whether a sound request is met depends on what is in the cloud, so that is not asked.
CHECKS = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance", "negative_data_rejection", "unsupported_method",
)


@pytest.fixture(scope="module")
def function(environment):
    client = boto3.client("lambda")

    def ask(**request):
        answer = client.invoke(FunctionName=FUNCTION, Qualifier="live", Payload=json.dumps(request))
        assert answer["StatusCode"] == 200 and "FunctionError" not in answer, answer
        assert answer["ExecutedVersion"] == "$LATEST"
        return json.load(answer["Payload"])

    return ask


def rows(ask, query):
    """All rows of a query, each by its columns."""
    found, following = [], {}
    while True:
        page = ask(action="results", query=query, wait=20, **following)
        assert page["state"] in ("RUNNING", "FINISHED"), page
        names = [column["name"] for column in page["columns"]]
        found += [dict(zip(names, row, strict=True)) for row in page["rows"]]
        if "next" not in page:
            return found
        following = {"next": page["next"]}


def loaded(ask, job):
    for _ in range(120):
        status = ask(action="job", table="staging_songs", job=job)
        if status["state"] not in ("ACCEPTED", "RUNNING"):
            return status
        subprocess.run(["sleep", "0.5"], check=True)
    raise AssertionError(status)


def test_boto3_writes_follows_and_finds_rows(function):
    assert function(action="write", table="staging_songs", job="judge", rows=[SONG])["rows"] == 1
    status = loaded(function, "judge")
    assert (status["state"], status["committed"], status["rows"]) == ("FINISHED", 1, 1)
    query = function(action="exactKeyQuery", table="staging_songs", keys={"song_id": ["SOJUDGE", "none"]})["query"]
    (row,) = rows(function, query)
    assert {name: row[name] for name in SONG} == {**SONG, "duration": "1.50000"}
    assert function(action="cancel", query=query, forget=True)["state"] == "CANCELLED"
    assert function(action="results", query=query)["error"]["code"] == "UnknownQuery"


def test_boto3_is_told_what_lambda_refuses(environment):
    client = boto3.client("lambda")
    with pytest.raises(client.exceptions.ResourceNotFoundException):
        client.invoke(FunctionName="no-ApiFunction", Payload=b"{}")
    with pytest.raises(client.exceptions.InvalidRequestContentException):
        client.invoke(FunctionName=FUNCTION, Payload=b"{")
    with pytest.raises(client.exceptions.RequestTooLargeException):
        client.invoke(FunctionName=FUNCTION, Payload=b'"' + b"x" * 6_300_000 + b'"')
    with pytest.raises(botocore.exceptions.ClientError):
        client.list_functions()


def send(environment, body, signed=True, method="POST", **headers):
    url = environment["WINDLASS_API_URL"]
    request = AWSRequest(method, url, data=body, headers={"Content-Type": "application/json", **headers})
    if signed:
        SigV4Auth(boto3.Session().get_credentials(), "lambda", environment["AWS_REGION"]).add_auth(request)
    asked = urllib.request.Request(url, data=body, headers=dict(request.headers), method=method)
    try:
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


def test_the_url_takes_signed_requests(environment):
    status, answer = send(environment, b'{"action": "tables"}')
    assert status == 200 and len(answer["tables"]) == 2
    assert send(environment, b'{"action": "tables"}', signed=False) == (403, {"Message": "Forbidden"})
    status, answer = send(environment, b'{"action": "job", "table": "staging_songs", "job": "none"}')
    assert (status, answer["error"]["code"], answer["error"]["pointer"]) == (404, "UnknownJob", "/job")


@pytest.fixture(scope="module")
def description():
    return json.loads((ROOT / "docs" / "openapi.json").read_text(encoding="utf-8"))


def narrowed(description, tables):
    """The same for the tables that there are, so that requests come as far as rows and statements."""
    narrow = copy.deepcopy(description)
    schemas = narrow["components"]["schemas"]
    names = sorted({column["name"] for table in tables for column in table["columns"]})
    for schema in list(schemas.values()):
        members = schema.get("properties", {})
        if "action" in members and "table" in members:
            members["table"] = {"enum": [table["table"] for table in tables]}
    schemas["Write"]["properties"]["rows"]["items"] = {
        "type": "object",
        "properties": {name: {"$ref": "#/components/schemas/Value"} for name in names},
    }
    for keys in schemas["ExactKeyQuery"]["properties"]["keys"]["oneOf"]:
        (keys if keys["type"] == "object" else keys["items"])["propertyNames"] = {"enum": names}
    schemas["RangeKeyQuery"]["properties"]["regions"]["items"]["propertyNames"] = {"enum": names}
    return narrow


@pytest.mark.parametrize("kind", ("published", "narrowed"))
def test_every_answer_is_as_described(kind, description, function, environment, tmp_path):
    described = description if kind == "published" else narrowed(description, function(action="tables")["tables"])
    (tmp_path / "openapi.json").write_text(json.dumps(described), encoding="utf-8")
    signature = "AWS4-HMAC-SHA256 Credential=judge/20260101/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=0"
    ended = subprocess.run(
        [
            Path(sys.executable).with_name("schemathesis"), "run", "openapi.json", "--url", environment["WINDLASS_API_URL"],
            "--header", f"Authorization: {signature}", "--checks", ",".join(CHECKS), "--max-examples", "60", "--seed", "7",
            "--request-timeout", "30", "--no-color",
        ],
        cwd=tmp_path, capture_output=True, text=True, timeout=300, env=dict(environment),
    )
    print(ended.stdout)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert int(re.search(r"(\d+) generated", ended.stdout)[1]) > 100
