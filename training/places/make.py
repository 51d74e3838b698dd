"""Makes models/places from the list of administrative divisions in ../shared, in one command: python training/places/make.py

Standard library only. The same list gives the same bytes.
"""

import csv
import hashlib
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT.parent / "shared/data/lexicons/admin-divisions"
MODEL = ROOT / "models/places"

# Not in the list, which covers what the National Bureau of Statistics counts.
ADDED = {"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"}

# Rows that group counties and are no divisions themselves.
GROUPS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}

# 71 to 79: zones and parks that have a number in the statistics and none in GB/T 2260.
STATISTICAL = range(71, 80)

# The same, among the other numbers: islands, a board, a city that is its own only county.
NOT_IN_THE_STANDARD = {"460321", "460322", "460323", "620201", "632857"}


def rows(table):
    with (SOURCE / "dist" / table).open(encoding="utf-8", newline="") as file:
        return [(row["code"].ljust(6, "0"), row["name"]) for row in csv.DictReader(file)]


def divisions():
    """Code to name: provinces, prefectures, counties."""
    counties = [
        (code, name)
        for code, name in rows("areas.csv")
        if int(code[4:]) not in STATISTICAL and code not in NOT_IN_THE_STANDARD
    ]
    found = dict([*rows("provinces.csv"), *rows("cities.csv"), *counties])
    return dict(sorted({code: name for code, name in {**found, **ADDED}.items() if name not in GROUPS}.items()))


CARD = """# Places
The administrative divisions of China with their codes by GB/T 2260: what `entities.place_code` is looked up in.

| | |
|---|---|
| file | `divisions.tsv`, {bytes:,} bytes, sha256 `{sha}` |
| format | UTF-8, a line each: six digits, a tab, the full name; by code |
| made by | `python training/places/make.py` (standard library; the same list gives the same bytes) |
| divisions | {provinces} provinces, {prefectures} prefectures and {counties:,} counties, districts, cities and banners |

The parent of `220104` is `220100` and its parent `220000`; a county directly below a province has no prefecture.
Countries are not in it: they stand in `src/stages/entities/places/countries.ts`.

## Source and licence
`dist/` of github modood/Administrative-divisions-of-China, WTFPL version 2 (`LICENSE`), as in
`../shared/data/lexicons/admin-divisions`: the divisions as the National Bureau of Statistics listed them for 2023. Left out: streets and towns, zones and parks that have a number for statistics only, and rows that only group
others. Added: 台湾省, 香港特别行政区, 澳门特别行政区.

## Limits
One year's divisions: a name that was given up (襄樊市) or is newer has no code. Many districts share a name (朝阳区,
鼓楼区); then the document decides, or the code stays null.
"""


def main():
    found = divisions()
    data = "".join(f"{code}\t{name}\n" for code, name in found.items()).encode()
    sha = hashlib.sha256(data).hexdigest()
    counts = {
        "provinces": sum(code.endswith("0000") for code in found),
        "prefectures": sum(code.endswith("00") and not code.endswith("0000") for code in found),
        "counties": sum(not code.endswith("00") for code in found),
    }
    MODEL.mkdir(parents=True, exist_ok=True)
    (MODEL / "divisions.tsv").write_bytes(data)
    (MODEL / "LICENSE").write_bytes((SOURCE / "LICENSE").read_bytes())
    model = {
        "id": "places",
        "kind": "gazetteer",
        "source": "github modood/Administrative-divisions-of-China, dist/, made compact by training/places/make.py",
        "licence": "WTFPL-2.0",
        "files": [{"path": "divisions.tsv", "sha256": sha, "bytes": len(data)}],
        "figures": counts,
    }
    (MODEL / "model.json").write_text(json.dumps(model, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (MODEL / "README.md").write_text(CARD.format(bytes=len(data), sha=sha, **counts), encoding="utf-8")


if __name__ == "__main__":
    main()
