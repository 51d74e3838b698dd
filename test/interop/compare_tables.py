"""Reads every table of a directory with pyarrow, polars and DuckDB and compares it, value by value, with what the
writer says it wrote (EXPECTED.json: table -> rows). Prints one JSON object: table -> reader -> list of differences.

usage: compare_tables.py DIRECTORY EXPECTED.json
"""
import datetime
import json
import pathlib
import sys

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.ipc as ipc

EPOCH = datetime.date(1970, 1, 1)


def plain(value):
    """Dates as days since 1970, vectors as lists: the way the expected rows are written."""
    if isinstance(value, datetime.date):
        return (value - EPOCH).days
    if hasattr(value, "tolist"):
        return value.tolist()
    if isinstance(value, (list, tuple)):
        return list(value)
    return value


def with_pyarrow(path):
    with pa.memory_map(str(path)) as source:
        table = ipc.open_file(source).read_all()
    table.validate(full=True)
    return table.column_names, table.to_pylist()


def with_polars(path):
    frame = pl.read_ipc(path)
    return frame.columns, frame.to_dicts()


def with_duckdb(path):
    with pa.memory_map(str(path)) as source:
        connection = duckdb.connect()
        connection.register("rows", ipc.open_file(source).read_all())
        result = connection.execute("select * from rows")
        names = [column[0] for column in result.description]
        return names, [dict(zip(names, row)) for row in result.fetchall()]


READERS = {"pyarrow": with_pyarrow, "polars": with_polars, "duckdb": with_duckdb}


def differences(names, rows, expected):
    if len(rows) != len(expected):
        return [f"{len(rows)} rows, expected {len(expected)}"]
    found = []
    for i, (row, wanted) in enumerate(zip(rows, expected)):
        for name, value in wanted.items():
            got = plain(row.get(name))
            if got != value:
                found.append(f"row {i}, {name}: {got!r}, expected {value!r}")
    if expected and names != list(expected[0]):
        found.append(f"columns {names}, expected {list(expected[0])}")
    return found[:5]


def main():
    directory, expected_file = pathlib.Path(sys.argv[1]), sys.argv[2]
    expected = json.load(open(expected_file, encoding="utf-8"))
    report = {}
    for table, rows in expected.items():
        path = directory / f"{table}.arrow"
        report[table] = {name: differences(*read(path), rows) for name, read in READERS.items()}
    json.dump(report, sys.stdout, ensure_ascii=False)


main()
