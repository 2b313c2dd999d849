"""Writes two rows, waits for them, and finds them again. The table needs the columns key and value."""

import argparse

from sleeper.sleeper import SleeperClient


def main() -> None:
    """Does what the words on the command line say."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("stack", help="the stack's name; on an embedded cloud any")
    asked.add_argument("table", help="the table's name")
    given = asked.parse_args()

    client = SleeperClient(given.stack)
    records = [{"key": "example-key", "value": "example-value"}, {"key": "example-key2", "value": "example-value2"}]
    job = client.write_single_batch(given.table, records)
    client.wait_for_job(given.table, job).raise_for_failure()

    print("by key:", client.exact_key_query(given.table, {"key": ["example-key", "another-key"]}))
    print("by range:", client.range_key_query(given.table, [{"key": ["example", True, "f", False]}]))


if __name__ == "__main__":
    main()
