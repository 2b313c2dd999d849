"""Writes many rows in batches, and reads them again as they come: python large_writes.py STACK TABLE ROWS."""

import sys
from collections.abc import Iterator

from sleeper.sleeper import SleeperClient

BATCH = 1000


def batches(count: int) -> Iterator[list[dict[str, str]]]:
    """Rows as something else would give them: some at a time."""
    for begin in range(0, count, BATCH):
        yield [{"key": f"large-{row:09}", "value": f"value {row}"} for row in range(begin, min(begin + BATCH, count))]


def main(stack: str, table: str, count: str) -> None:
    """Needs a table with the columns key and value."""
    client = SleeperClient(stack)
    with client.create_batch_writer(table) as writer:
        for batch in batches(int(count)):
            writer.write(batch)
    print(writer.num_records, "rows in", len(writer.job.parts), "requests")
    status = client.wait_for_job(table, writer.job).raise_for_failure()
    print(status.rows, "rows are in the table")

    # One page is held at a time.
    with client.query_ranges(table, [{"key": ["large-", "large-:"]}]) as rows:
        print(sum(1 for _ in rows), "rows were read")


if __name__ == "__main__":
    main(*sys.argv[1:])
