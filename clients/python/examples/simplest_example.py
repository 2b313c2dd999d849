"""Writes two rows, waits for them, and finds them again: python simplest_example.py STACK TABLE."""

import sys

from sleeper.sleeper import SleeperClient


def main(stack: str, table: str) -> None:
    """Needs a table with the columns key and value."""
    client = SleeperClient(stack)
    records = [{"key": "example-key", "value": "example-value"}, {"key": "example-key2", "value": "example-value2"}]
    job = client.write_single_batch(table, records)
    client.wait_for_job(table, job).raise_for_failure()

    print("by key:", client.exact_key_query(table, {"key": ["example-key", "another-key"]}))
    print("by range:", client.range_key_query(table, [{"key": ["example", True, "f", False]}]))


if __name__ == "__main__":
    main(*sys.argv[1:])
