"""Sleeper's Python API on Redshift: its names, its arguments, its answers."""

from __future__ import annotations

import re
import uuid
import warnings
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from windlass import _arguments
from windlass._keys import held
from windlass.client import Keys, Record, WindlassClient
from windlass.errors import error_of
from windlass.model import Job
from windlass.rows import Rows
from windlass.writer import BatchWriter

__all__ = ["SleeperClient"]

_OF_SLEEPER = re.compile(r"sleeper\.([a-z]+\.)?bulk\.import\.")
_PLATFORM = {"queryGroup": "query_group", "statementTimeout": "statement_timeout", "manifests": "manifests"}

Records = list[list[tuple[str, Any]]]


class SleeperClient(WindlassClient):
    """A stack under Sleeper's names. Everything of :class:`windlass.client.WindlassClient` is there too."""

    def __init__(self, basename: str, **options: Any) -> None:
        """Connects to nothing yet.

        Args:
            basename: The stack's name. No stack has ``_`` in its name: it stands for ``-``.
            options: Those of :class:`windlass.client.WindlassClient`.
        """
        super().__init__(_arguments.text(basename, "the stack's name").replace("_", "-"), **options)

    def write_single_batch(self, table_name: str, records_to_write: Iterable[Record], job_id: str | None = None) -> Job:
        """Writes rows, each a dictionary. See :meth:`windlass.client.WindlassClient.write_batch`."""
        return self.write_batch(table_name, records_to_write, job_id)

    def ingest_parquet_files_from_s3(self, table_name: str, files: Sequence[str], job_id: str | None = None) -> Job:
        """Gives files and directories to a table. See :meth:`windlass.client.WindlassClient.ingest_files`."""
        return self.ingest_files(table_name, files, job_id)

    def bulk_import_parquet_files_from_s3(
        self,
        table_name: str,
        files: Sequence[str],
        id: str | None = None,  # noqa: A002
        platform_spec: Mapping[str, Any] | None = None,
        *,
        platform: str | None = None,
        class_name: str | None = None,
    ) -> Job:
        """Gives files and directories ``bucket/key`` to a table and starts the run at once.

        Args:
            table_name: The table's name.
            files: Files and directories.
            id: Lower case letters, digits, ``-`` and ``_``; otherwise random, another one for each call.
            platform_spec: ``queryGroup``, ``statementTimeout`` in seconds, ``manifests``. Sleeper's settings of a
                cluster are warned about and ignored: there is none. Others are refused.
            platform: Sleeper's kind of cluster: warned about and ignored.
            class_name: Sleeper's class of the job: warned about and ignored.
        """
        settings = _platform(platform_spec or {}, platform=platform, class_name=class_name)
        return self.bulk_import(table_name, files, id or str(uuid.uuid4()), **settings)

    def exact_key_query(self, table_name: str, keys: Keys, query_id: str | None = None) -> Records:
        """Rows by their values: each a list of pairs of column and value, in the order of the columns asked for.

        Args:
            table_name: The table's name.
            keys: A dictionary of lists, or a list of dictionaries.
            query_id: An id for the query; otherwise it is random.
        """
        keys = held(keys)
        with self.query_exact(table_name, keys, query=query_id) as rows:
            return _records(rows, keys)

    def range_key_query(
        self, table_name: str, regions: Iterable[Mapping[str, Sequence[Any]]], query_id: str | None = None
    ) -> Records:
        """Rows whose columns lie in a region: each a list of pairs of column and value.

        Args:
            table_name: The table's name.
            regions: Of each column ``[min, max]`` or ``[min, min_inclusive, max, max_inclusive]``.
            query_id: An id for the query; otherwise it is random.
        """
        regions = held(regions)
        with self.query_ranges(table_name, regions, query=query_id) as rows:
            return _records(rows, regions)

    def create_batch_writer(self, table_name: str, job_id: str | None = None) -> BatchWriter:
        """A writer for a ``with`` statement. After an exception in the block nothing is written."""
        return self.batch_writer(table_name, job_id)


def _platform(spec: Mapping[str, Any], **sleepers: str | None) -> dict[str, Any]:
    if not isinstance(spec, Mapping):
        raise error_of("BadRequest", "platform_spec is a dictionary; give platform by its name", "/platform")
    spec = {str(name): value for name, value in spec.items()}
    ignored = [name for name in spec if _OF_SLEEPER.match(name)]
    unknown = [name for name in spec if name not in ignored and name not in _PLATFORM]
    if unknown:
        raise error_of(
            "NotSupported",
            f"{', '.join(unknown)}: there are {', '.join(_PLATFORM)}, and sleeper.table.bulk.import.* is ignored",
            f"/platform/{unknown[0]}",
        )
    ignored += [name for name, value in sleepers.items() if value is not None]
    if ignored:
        warnings.warn(f"Redshift runs on no cluster of EMR; ignored: {', '.join(ignored)}", UserWarning, stacklevel=3)
    return {_PLATFORM[name]: value for name, value in spec.items() if name in _PLATFORM}


def _records(rows: Rows, asked: Any) -> Records:
    """All rows in the order of what was asked for, so that the same query has the same answer."""
    found = list(rows)
    regions = [asked] if isinstance(asked, Mapping) else asked
    names = {name.lower() for region in regions for name in region}
    columns = sorted((column.name for column in rows.columns), key=lambda name: name.lower() not in names)
    found.sort(key=lambda row: [_order(row[name]) for name in columns])
    return [list(row.items()) for row in found]


def _order(value: Any) -> tuple[bool, str, Any]:
    """None first; what Python does not order, as text."""
    return value is not None, str(type(value)), repr(value) if isinstance(value, (dict, list, bool)) else value
