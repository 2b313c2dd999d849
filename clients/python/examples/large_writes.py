"""Writes many rows in batches, and reads them again as they come. The table needs the columns key and value."""

import argparse
from collections.abc import Iterator

from sleeper.sleeper import SleeperClient

BATCH = 1000


def batches(count: int) -> Iterator[list[dict[str, str]]]:
    """Rows as something else would give them: some at a time."""
    for begin in range(0, count, BATCH):
        yield [{"key": f"large-{row:09}", "value": f"value {row}"} for row in range(begin, min(begin + BATCH, count))]


def main() -> None:
    """Does what the words on the command line say."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("stack", help="the stack's name; on an embedded cloud any")
    asked.add_argument("table", help="the table's name")
    asked.add_argument("rows", type=int, help="how many rows to write")
    given = asked.parse_args()

    client = SleeperClient(given.stack)
    with client.create_batch_writer(given.table) as writer:
        for batch in batches(given.rows):
            writer.write(batch)
    print(writer.num_records, "rows in", len(writer.job.parts), "requests")
    status = client.wait_for_job(given.table, writer.job).raise_for_failure()
    print(status.rows, "rows are in the table")

    # One page is held at a time.
    with client.query_ranges(given.table, [{"key": ["large-", "large-:"]}]) as rows:
        print(sum(1 for _ in rows), "rows were read")


if __name__ == "__main__":
    main()
