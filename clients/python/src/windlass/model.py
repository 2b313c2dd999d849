"""What Windlass answers, typed."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from windlass.errors import error_of

__all__ = ["Column", "Failure", "Job", "JobState", "JobStatus", "Table"]


@dataclass(frozen=True)
class Column:
    """A column of a table or of a result.

    Attributes:
        name: As the table has it.
        type: In SQL's normal form, such as ``VARCHAR(64)``.
    """

    name: str
    type: str


@dataclass(frozen=True)
class Table:
    """A table that a live pipeline fills."""

    name: str
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Job:
    """What was given to a table in one call or one block. Ask with it how it stands.

    Attributes:
        table: The table's name, as the stack has it.
        id: The id it was given under.
        kind: ``write``, ``ingest`` or ``import``.
        objects: How many objects in S3 it consists of.
        rows: How many rows were written; None where files came as they were.
        parts: The ids it has in the stack. Rows of more than one request have one for each: ``id``, ``id.2`` and so on.
    """

    table: str
    id: str
    kind: str
    objects: int
    rows: int | None
    parts: tuple[str, ...]


class JobState(str, enum.Enum):
    """How a job stands as a whole."""

    ACCEPTED = "ACCEPTED"
    """All is given; nothing of it is in a run yet."""
    RUNNING = "RUNNING"
    """Some of it is in a run or decided."""
    FINISHED = "FINISHED"
    """All of it is in the table."""
    PARTLY_FAILED = "PARTLY_FAILED"
    """All is decided: some of it is in the table, some is not."""
    FAILED = "FAILED"
    """All is decided: nothing of it is in the table."""

    @property
    def ended(self) -> bool:
        """Whether nothing moves any more by itself."""
        return self not in (JobState.ACCEPTED, JobState.RUNNING)


@dataclass(frozen=True)
class Failure:
    """Why an object is not in the table.

    Attributes:
        object: ``s3://bucket/key``
        reason: As the journal has it.
    """

    object: str
    reason: str


@dataclass(frozen=True)
class JobStatus:
    """How a job stands, object by object, as the journal tells it.

    Attributes:
        job: The job's id.
        state: Where it stands as a whole.
        pending: Objects that wait for a run.
        running: Objects in the open run.
        committed: Objects that are in the table.
        quarantined: Objects that were set aside.
        undone: Objects that were loaded and taken back, or given up, by hand.
        gone: Objects that were deleted before they were loaded.
        failures: Why objects are not in the table, for the first of them.
        rows: Rows in the table, once all of the job is there and where the number is known.
    """

    job: str
    state: JobState
    pending: int = 0
    running: int = 0
    committed: int = 0
    quarantined: int = 0
    undone: int = 0
    gone: int = 0
    failures: tuple[Failure, ...] = ()
    rows: int | None = None

    @property
    def ended(self) -> bool:
        """Whether nothing moves any more by itself."""
        return self.state.ended

    def raise_for_failure(self) -> JobStatus:
        """Itself, if all of the job is in the table or may still come there.

        Raises:
            RequestRefused: With code ``JobFailed`` where some of it is not and will not be.
        """
        if self.state in (JobState.PARTLY_FAILED, JobState.FAILED):
            reasons = "; ".join(f"{failure.object}: {failure.reason}" for failure in self.failures[:3])
            raise error_of("JobFailed", f"job {self.job} is {self.state.value}: {reasons}")
        return self


def together(job: str, parts: Iterable[JobStatus]) -> JobStatus:
    """The parts of one job as one."""
    all_parts = list(parts)
    rows = [part.rows for part in all_parts if part.rows is not None]
    return JobStatus(
        job=job,
        state=_state_of(all_parts),
        pending=sum(part.pending for part in all_parts),
        running=sum(part.running for part in all_parts),
        committed=sum(part.committed for part in all_parts),
        quarantined=sum(part.quarantined for part in all_parts),
        undone=sum(part.undone for part in all_parts),
        gone=sum(part.gone for part in all_parts),
        failures=tuple(failure for part in all_parts for failure in part.failures),
        rows=sum(rows) if len(rows) == len(all_parts) else None,
    )


def _state_of(parts: list[JobStatus]) -> JobState:
    states = {part.state for part in parts}
    if len(states) == 1:
        return states.pop()
    return JobState.PARTLY_FAILED if all(state.ended for state in states) else JobState.RUNNING
