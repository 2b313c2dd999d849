"""Rows of any number as one job."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import IO, Any, Callable

from windlass._values import encoded_row, written
from windlass.errors import WindlassError, error_of
from windlass.model import Job

__all__ = ["BatchWriter"]

PART_BYTES = 5 << 20
"""Bytes of rows in one request. Lambda takes requests of up to 6 MB; the rest is for what stands around the rows."""

MOST_ROW_BYTES = 4 << 20
"""Bytes of one row: COPY reads objects of JSON of up to 4 MB."""

MOST_ID = 128
"""Characters of a job's id."""

Send = Callable[[bytes], "dict[str, Any]"]


class BatchWriter:
    """Writes rows in batches of any size to one table, as one job.

    To be used in a ``with`` statement. Rows are checked and kept in a temporary file, so that memory holds one request
    at most; they are sent when the block ends. After an exception in the block nothing is written at all::

        with client.batch_writer("my_table") as writer:
            writer.write(records)
            writer.write(more_records)
        client.wait_for_job("my_table", writer.job)

    For one thread.

    Attributes:
        num_records: How many rows were taken.
    """

    def __init__(self, send: Send, table: str, job: str, part_bytes: int = PART_BYTES) -> None:
        """Nothing is written before the ``with`` statement begins."""
        self._send = send
        self._table = table
        self._id = job
        self._part_bytes = part_bytes
        self._file: IO[bytes] | None = None
        self._refused = False
        self._job: Job | None = None
        # Of each part the row and the byte that it begins with.
        self._begins: list[tuple[int, int]] = []
        self._bytes = 0
        self.num_records = 0

    @property
    def job(self) -> Job:
        """The job, once the block has ended.

        Raises:
            WindlassError: Before that, and where nothing was written.
        """
        if self._job is None:
            raise error_of("NoJob", "the rows are written when the with statement ends without an exception")
        return self._job

    def __enter__(self) -> BatchWriter:
        """Begins to take rows."""
        if self._file is not None or self._job is not None:
            raise error_of("BadRequest", "a writer is for one with statement")
        self._file = tempfile.SpooledTemporaryFile(max_size=self._part_bytes)
        return self

    def write(self, records: Iterable[Mapping[str, Any]]) -> None:
        """Takes rows, each a dictionary of values by column. A column that a row does not name is NULL.

        Raises:
            RequestRefused: Where a row cannot be written. The writer takes nothing more then, and writes nothing.
        """
        if self._file is None or self._refused:
            raise error_of("BadRequest", "a writer takes rows within its with statement, and none after a refused row")
        self._refused = True
        if isinstance(records, (Mapping, str, bytes)) or not isinstance(records, Iterable):
            what = "one dictionary" if isinstance(records, Mapping) else "no list"
            raise error_of("BadRequest", f"rows are a list of dictionaries; this is {what}")
        for record in records:
            self._append(encoded_row(record, f"/rows/{self.num_records}"), self._file)
        self._refused = False

    def _append(self, row: bytes, file: IO[bytes]) -> None:
        if len(row) > MOST_ROW_BYTES:
            raise error_of(
                "TooLarge",
                f"has {len(row)} bytes as JSON; COPY reads rows of up to {MOST_ROW_BYTES}",
                f"/rows/{self.num_records}",
            )
        begin = self._begins[-1][1] if self._begins else 0
        if not self._begins or self._bytes - begin + len(row) > self._part_bytes:
            self._begins.append((self.num_records, self._bytes))
        # Rows stand in the file as they stand in a request.
        self._bytes += file.write(row) + file.write(b",")
        self.num_records += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Sends the rows, or forgets them after an exception."""
        if self._file is None:
            return
        with self._file as file:
            self._file = None
            if kind is not None:
                return
            if self._refused:
                raise error_of("BadRequest", "a row was refused, so nothing is written")
            self._job = self._deliver(file)

    def _deliver(self, file: IO[bytes]) -> Job:
        begins = self._begins or [(0, 0)]
        ids = [self._id if number == 1 else f"{self._id}.{number}" for number in range(1, len(begins) + 1)]
        if len(ids) > 1 and len(ids[-1]) > MOST_ID:
            raise error_of(
                "BadRequest",
                f"these rows go in {len(ids)} parts, whose ids end in .2 and so on, and an id has at most {MOST_ID}"
                " characters; give a shorter one. Nothing is written",
                "/job",
            )
        ends = [begin for _, begin in begins[1:]] + [self._bytes]
        file.seek(0)
        table, objects = self._table, 0
        for number, (name, (first_row, begin), end) in enumerate(zip(ids, begins, ends)):
            head = written({"action": "write", "table": self._table, "job": name})[:-1]
            rows = file.read(end - begin)[:-1]
            try:
                told = self._send(head + b',"rows":[' + rows + b"]}")
            except WindlassError as error:
                raise _placed(error, first_row, ids[:number]) from error
            table = told["table"]
            objects += told["objects"]
        return Job(table, self._id, "write", objects, self.num_records, tuple(ids))


def _placed(error: WindlassError, first_row: int, before: list[str]) -> WindlassError:
    """The error with rows counted over all parts, and with what was written before it."""
    pointer = error.pointer
    if pointer.startswith("/rows/"):
        place, slash, rest = pointer[len("/rows/") :].partition("/")
        if place.isdigit():
            pointer = f"/rows/{int(place) + first_row}{slash}{rest}"
    message = error.message
    if before:
        message += f" (written before: {', '.join(before)}; the same rows under the same job id write only the rest)"
    return type(error)(error.code, message, pointer)
