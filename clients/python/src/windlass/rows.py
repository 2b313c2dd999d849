"""Rows of a query, page by page."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from windlass._function import Function
from windlass._values import decoder
from windlass.errors import Cancelled, QueryFailed, RequestRefused, TimedOut, WindlassError
from windlass.model import Column

__all__ = ["Rows"]

_LOG = logging.getLogger("windlass")

# Seconds that the function is asked to wait for rows within one call: less than the read timeout of boto3.
_LONGEST_WAIT = 20.0
_FIRST_PAUSE = 0.05
_LONGEST_PAUSE = 1.0


class Rows(Iterator["dict[str, Any]"]):
    """The rows of a query as dictionaries, read as they are asked for: a result of any size takes the memory of a page.

    Each row comes once, in no order. Values are ``int``, ``Decimal``, ``float``, ``bool``, ``str``, ``date``, ``time``,
    ``datetime``, ``bytes``, what JSON has for SUPER, and None. A day or time that Python has no value for stays text.

    To be closed, best by a ``with`` statement: what still runs is stopped, and what the query left in S3 is deleted.

    Attributes:
        query: The query's id.
    """

    def __init__(self, function: Function, query: str, timeout: float) -> None:
        """The rows of a query that was asked already."""
        self.query = query
        self._function = function
        self._timeout = timeout
        self._columns: tuple[Column, ...] | None = None
        self._decoders: list[Callable[[Any], Any]] = []
        self._page: Iterator[list[Any]] = iter(())
        self._next: str | None = None
        self._more = True
        self._closed = False

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of each row, in order. Waits for the first page."""
        while self._columns is None and self._more:
            self._turn()
        return self._columns or ()

    def __iter__(self) -> Rows:
        """Itself: rows are read once."""
        return self

    def __next__(self) -> dict[str, Any]:
        """The next row; waits for the warehouse where it is not known yet.

        Raises:
            QueryFailed: Where the warehouse refuses the query.
            Cancelled: Where somebody stopped it.
            TimedOut: Where the warehouse has nothing to tell for longer than the time-out.
        """
        while True:
            for values in self._page:
                named = zip(self._columns or (), self._decoders, values)
                return {column.name: decode(value) for column, decode, value in named}
            if not self._more:
                self._close_quietly()
                raise StopIteration
            self._turn()

    def _turn(self) -> None:
        deadline = time.monotonic() + self._timeout
        pause = _FIRST_PAUSE
        while True:
            left = max(0.0, deadline - time.monotonic())
            told = self._function.call("results", query=self.query, next=self._next, wait=min(left, _LONGEST_WAIT))
            self._next = told.get("next")
            if told["state"] != "RUNNING":
                break
            if time.monotonic() >= deadline:
                self.close()
                raise TimedOut(
                    "TimedOut",
                    f"query {self.query} had nothing to tell for {self._timeout} s and was stopped; ask for less, or"
                    " allow more time",
                )
            time.sleep(min(pause, left))
            pause = min(2 * pause, _LONGEST_PAUSE)
        self._take(told)

    def _take(self, told: dict[str, Any]) -> None:
        if told["state"] != "FINISHED":
            self._more = False
            failure = Cancelled if told["state"] == "CANCELLED" else QueryFailed
            raise failure(failure.__name__, told.get("message") or f"query {self.query} is {told['state']}")
        if self._columns is None:
            self._columns = tuple(Column(column["name"], column["type"]) for column in told["columns"])
            self._decoders = [decoder(column.type) for column in self._columns]
        self._page = iter(told["rows"])
        self._more = self._next is not None

    def close(self) -> None:
        """Stops what still runs, and deletes what the query left in S3. No more rows come."""
        if not self._closed:
            self._closed = True
            self._more = False
            self._page = iter(())
            try:
                self._function.call("cancel", query=self.query, forget=True)
            except RequestRefused as refused:
                # A request that came twice has closed it already.
                if refused.code != "UnknownQuery":
                    raise

    def __enter__(self) -> Rows:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Closes it."""
        if kind is None:
            self.close()
        else:
            # What went wrong first is what is told.
            self._close_quietly()

    def _close_quietly(self) -> None:
        """All rows are told, or something went wrong already: what is left in S3 is deleted by a lifecycle rule."""
        try:
            self.close()
        except (WindlassError, BotoCoreError, ClientError):
            _LOG.warning("query %s could not be closed", self.query, exc_info=True)
