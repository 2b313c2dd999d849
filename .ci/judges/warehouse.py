"""A warehouse as boto3 sees it, with short words for what most tests say."""

from contextlib import contextmanager

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

PLACE = {"WorkgroupName": "local", "Database": "dev"}
ENDED = {"FINISHED", "FAILED", "ABORTED"}


def connect(service="redshift-data", **options):
    """A client that finds everything in the environment. It tries once: a second try would hide a fault."""
    return boto3.session.Session().client(
        service, config=Config(retries={"total_max_attempts": 1}, max_pool_connections=32, **options)
    )


class Warehouse:
    def __init__(self):
        self.client = connect()
        # For requests that boto3 itself would refuse to send.
        self.unchecked = connect(parameter_validation=False)

    def submit(self, sql, **more):
        place = {} if "SessionId" in more else PLACE
        return self.client.execute_statement(Sql=sql, **place, **more)["Id"]

    def submit_batch(self, *sqls, **more):
        return self.client.batch_execute_statement(Sqls=list(sqls), **PLACE, **more)["Id"]

    def ended(self, statement):
        """How a statement stands once it has ended."""
        while True:
            described = self.client.describe_statement(Id=statement, WaitTimeSeconds=20)
            if described["Status"] in ENDED:
                return described

    def run(self, sql, **more):
        """Runs a statement that must succeed."""
        described = self.ended(self.submit(sql, **more))
        assert described["Status"] == "FINISHED", described.get("Error")
        return described

    def run_batch(self, *sqls, **more):
        described = self.ended(self.submit_batch(*sqls, **more))
        assert described["Status"] == "FINISHED", described.get("Error")
        return described

    def failure(self, sql, **more):
        """The error of a statement that must fail."""
        described = self.ended(self.submit(sql, **more))
        assert described["Status"] == "FAILED", described
        return described["Error"]

    def result(self, statement):
        """All rows of a result, page after page."""
        pages = self.client.get_paginator("get_statement_result").paginate(Id=statement)
        return [tuple(value(field) for field in record) for page in pages for record in page["Records"]]

    def rows(self, sql, **more):
        return self.result(self.run(sql, **more)["Id"])

    def value(self, sql, **more):
        return self.rows(sql, **more)[0][0]


def value(field):
    (kind, content), = field.items()
    return None if kind == "isNull" else content


@contextmanager
def refused(error):
    """What must end with this error of the model; `answer` of what is given holds the whole of it."""
    seen = type("Seen", (), {"answer": None})()
    try:
        yield seen
    except ClientError as failure:
        seen.answer = failure.response
        assert failure.response["Error"]["Code"] == error, failure
        return
    raise AssertionError(f"it was not refused with {error}")


def parameters(**values):
    return [{"name": name, "value": text} for name, text in values.items()]
