"""The client of a stack."""

from __future__ import annotations

import datetime
import os
import time
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Union

import boto3
from botocore.config import Config

from windlass import _arguments
from windlass._function import Function, LambdaClient
from windlass._keys import exact_keys, ranges
from windlass.errors import TimedOut, error_of
from windlass.model import Column, Failure, Job, JobState, JobStatus, Table, together
from windlass.rows import Rows
from windlass.writer import BatchWriter

__all__ = ["WindlassClient"]

_FIRST_PAUSE = 0.1
_LONGEST_PAUSE = 5.0

Record = Mapping[str, Any]
Keys = Union[Mapping[str, Iterable[Any]], Iterable[Record]]


class WindlassClient:
    """Writes to the tables of a stack and asks them, through the stack's one Lambda function.

    Region, credentials and endpoint are found by boto3, ``AWS_ENDPOINT_URL_LAMBDA`` too.

    Attributes:
        stack: The stack's name.
    """

    def __init__(
        self,
        stack: str,
        *,
        function_name: str | None = None,
        lambda_client: LambdaClient | None = None,
        timeout: float = 120.0,
    ) -> None:
        """Connects to nothing yet.

        Args:
            stack: The stack's name.
            function_name: Name or ARN of the function, where it is another than ``<stack>-ApiFunction:live``. The
                environment variable ``WINDLASS_API_FUNCTION`` says so for all clients that are not told otherwise.
            lambda_client: ``boto3.client("lambda")`` with settings of one's own.
            timeout: Seconds for which a query may have nothing to tell.
        """
        self.stack = _arguments.text(stack, "the stack's name")
        self._timeout = _arguments.seconds(timeout, "timeout")
        self._function = Function(lambda_client or _connected(), function_name or function_of(stack))

    def tables(self) -> list[Table]:
        """The tables that live pipelines fill, by their names."""
        told = self._function.call("tables")["tables"]
        return [Table(each["table"], tuple(Column(c["name"], c["type"]) for c in each["columns"])) for each in told]

    def write_batch(self, table: str, records: Iterable[Record], job: str | None = None) -> Job:
        """Gives rows to a table, each a dictionary of values by column.

        Args:
            table: The table's name.
            records: The rows. A column that a row does not name is NULL.
            job: An id under which the job can be given again: the same rows under the same id are loaded once.
                Otherwise it is random.

        Raises:
            RequestRefused: Where the table or a row is not as it must be.
        """
        with self.batch_writer(table, job) as writer:
            writer.write(records)
        return writer.job

    def batch_writer(self, table: str, job: str | None = None) -> BatchWriter:
        """A writer for many rows, to be used in a ``with`` statement."""
        table, job = _table(table), _job(job)
        return BatchWriter(lambda request: self._function.send(request, "write"), table, job)

    def ingest_files(self, table: str, files: Sequence[str], job: str | None = None) -> Job:
        """Gives files that lie in S3 to a table.

        Args:
            table: The table's name.
            files: ``bucket/key``, ``bucket/directory/`` or ``s3://bucket/key``.
            job: An id under which the job can be given again; otherwise it is random.
        """
        return self._give("ingest", table, files, job)

    def bulk_import(
        self,
        table: str,
        files: Sequence[str],
        job: str | None = None,
        *,
        query_group: str | None = None,
        statement_timeout: float | datetime.timedelta | None = None,
        manifests: int | None = None,
    ) -> Job:
        """Gives files that lie in S3 to a table, and starts the run at once.

        Args:
            table: The table's name.
            files: ``bucket/key``, ``bucket/directory/`` or ``s3://bucket/key``.
            job: An id of lower case letters, digits, ``-`` and ``_``; otherwise it is random.
            query_group: By which the warehouse chooses a queue.
            statement_timeout: Seconds that a statement may run.
            manifests: Refused by the stack: each COPY reads all its files at one time.
        """
        if query_group is not None:
            _arguments.text(query_group, "query_group", "/platform/queryGroup")
        if statement_timeout is not None:
            statement_timeout = _arguments.finite_seconds(
                statement_timeout, "statement_timeout", "/platform/statementTimeout"
            )
        given = {"queryGroup": query_group, "statementTimeout": statement_timeout, "manifests": manifests}
        platform = {name: value for name, value in given.items() if value is not None}
        return self._give("import", table, files, job, platform=platform or None)

    def _give(self, kind: str, table: str, files: Sequence[str], job: str | None, **more: Any) -> Job:
        listed = _arguments.files(files)
        told = self._function.call(kind, table=_table(table), files=listed, job=_job(job), **more)
        return Job(told["table"], told["job"], kind, told["objects"], None, (told["job"],))

    def job_status(self, table: str, job: str | Job) -> JobStatus:
        """How a job stands. Of a job of several parts give the job itself, not its id.

        Raises:
            RequestRefused: Where the table has no such job.
        """
        _table(table)
        if isinstance(job, str):
            return self._part_status(table, job)
        if not isinstance(job, Job):
            raise error_of("BadRequest", "a job is what a call that writes answers, or its id as text", "/job")
        return together(job.id, (self._part_status(table, part) for part in job.parts))

    def _part_status(self, table: str, job: str) -> JobStatus:
        told = self._function.call("job", table=table, job=job)
        return JobStatus(
            job=told["job"],
            state=JobState(told["state"]),
            pending=told.get("pending", 0),
            running=told.get("running", 0),
            committed=told.get("committed", 0),
            quarantined=told.get("quarantined", 0),
            undone=told.get("undone", 0),
            gone=told.get("gone", 0),
            failures=tuple(Failure(each["object"], each["reason"]) for each in told.get("failures", ())),
            rows=told.get("rows"),
        )

    def wait_for_job(self, table: str, job: str | Job, timeout: float = 600.0) -> JobStatus:
        """Waits until a job has ended, in whatever way: ask its ``state``, or say ``raise_for_failure()``.

        Raises:
            TimedOut: Where that takes longer than so many seconds; the job goes on.
        """
        deadline = time.monotonic() + _arguments.seconds(timeout, "timeout")
        pause = _FIRST_PAUSE
        while not (status := self.job_status(table, job)).ended:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimedOut("TimedOut", f"job {status.job} is {status.state.value} after {timeout} s; it goes on")
            time.sleep(min(pause, left))
            pause = min(2 * pause, _LONGEST_PAUSE)
        return status

    def query_exact(self, table: str, keys: Keys, *, query: str | None = None, timeout: float | None = None) -> Rows:
        """Rows by their values.

        Args:
            table: The table's name.
            keys: ``{"key": ["a", "b"]}``: one of these values in one of these columns; or ``[{"key": "a", "day": d}]``:
                all values of one of these dictionaries. None finds NULL.
            query: An id for the query; otherwise it is random.
            timeout: Seconds for which the warehouse may have nothing to tell.
        """
        return self._ask("exactKeyQuery", table, query, timeout, keys=exact_keys(keys))

    def query_ranges(
        self,
        table: str,
        regions: Iterable[Mapping[str, Sequence[Any]]],
        *,
        query: str | None = None,
        timeout: float | None = None,
    ) -> Rows:
        """Rows whose columns lie in all ranges of one of the regions.

        Args:
            table: The table's name.
            regions: Of each column ``[min, max]``, with the minimum and without the maximum, or ``[min, min_inclusive,
                max, max_inclusive]``. None is an open end.
            query: An id for the query; otherwise it is random.
            timeout: Seconds for which the warehouse may have nothing to tell.
        """
        return self._ask("rangeKeyQuery", table, query, timeout, regions=ranges(regions))

    def _ask(self, kind: str, table: str, query: str | None, timeout: float | None, **asked: Any) -> Rows:
        longest = self._timeout if timeout is None else _arguments.seconds(timeout, "timeout")
        query = _arguments.text_or_none(query, "a query's id", "/query") or _random()
        told = self._function.call(kind, table=_table(table), query=query, **asked)
        return Rows(self._function, told["query"], longest)


def function_of(stack: str) -> str:
    """What a stack names its function, unless the environment says otherwise."""
    return os.environ.get("WINDLASS_API_FUNCTION") or f"{stack}-ApiFunction:live"


def _connected() -> LambdaClient:
    """A client that waits for as long as the function may need, and tries again what went wrong on the way.

    Every request has an id, so that one that comes twice is one.
    """
    client: LambdaClient = boto3.client(
        "lambda", config=Config(read_timeout=120, retries={"mode": "standard", "max_attempts": 4})
    )
    return client


def _table(table: Any) -> str:
    return _arguments.text(table, "a table's name", "/table")


def _job(job: Any) -> str:
    return _arguments.text_or_none(job, "a job's id", "/job") or _random()


def _random() -> str:
    return str(uuid.uuid4())
