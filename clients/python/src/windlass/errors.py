"""What can go wrong, as exceptions.

Everything that Windlass itself says is a :class:`WindlassError` with a ``code`` and, where it is about a place in the
request, a ``pointer``. What the way to AWS says (no credentials, no rights, no network) stays an exception of botocore.
"""

from __future__ import annotations

__all__ = [
    "Cancelled",
    "FunctionFailed",
    "QueryFailed",
    "RequestRefused",
    "TimedOut",
    "Unavailable",
    "WindlassError",
    "error_of",
]


class WindlassError(RuntimeError):
    """A request that was not met.

    Attributes:
        code: What kind of failure it is, such as ``UnknownTable``.
        message: What was wrong and what to do. It holds names, never the values of rows.
        pointer: The JSON Pointer (RFC 6901) of the place in the request, such as ``/rows/3/artist``; empty where it is
            about all of it. Rows are counted from 0, over all batches of a writer.
    """

    def __init__(self, code: str, message: str, pointer: str = "") -> None:
        """Keeps what was said."""
        super().__init__(code, message, pointer)
        self.code = code
        self.message = message
        self.pointer = pointer

    def __str__(self) -> str:
        """All of it in one line."""
        place = f" at {self.pointer}" if self.pointer else ""
        return f"{self.code}{place}: {self.message}"


class RequestRefused(WindlassError):
    """The request itself is wrong; the same request will be refused again."""


class Unavailable(WindlassError):
    """Something that is needed does not answer; the same request may be met later."""


class QueryFailed(WindlassError):
    """The warehouse refused the query."""


class Cancelled(WindlassError):
    """Somebody stopped it."""


class TimedOut(WindlassError, TimeoutError):
    """It took longer than it was allowed to."""


class FunctionFailed(WindlassError):
    """The function is not there, or fell over; its log says more."""


_KINDS: dict[str, type[WindlassError]] = {
    "Cancelled": Cancelled,
    "QueryFailed": QueryFailed,
    "TimedOut": TimedOut,
    "Unavailable": Unavailable,
}


def error_of(code: str, message: str, pointer: str = "") -> WindlassError:
    """The exception that a code stands for."""
    return _KINDS.get(code, RequestRefused)(code, message, pointer)
