"""Windlass: rows and files into Amazon Redshift, and rows by key out of it."""

from windlass.client import WindlassClient
from windlass.errors import (
    Cancelled,
    FunctionFailed,
    QueryFailed,
    RequestRefused,
    TimedOut,
    Unavailable,
    WindlassError,
)
from windlass.model import Column, Failure, Job, JobState, JobStatus, Table
from windlass.rows import Rows
from windlass.writer import BatchWriter

__all__ = [
    "BatchWriter",
    "Cancelled",
    "Column",
    "Failure",
    "FunctionFailed",
    "Job",
    "JobState",
    "JobStatus",
    "QueryFailed",
    "RequestRefused",
    "Rows",
    "Table",
    "TimedOut",
    "Unavailable",
    "WindlassClient",
    "WindlassError",
]
