"""Makes the static vectors that `npm run bench embeddings` takes for a floor: of characters and pairs of characters.

    python3 training/embedder/ngram_vectors.py [--corpora DIR]

A unit is what it stands beside: positive pointwise mutual information with the characters up to five places away in the
news of 2022 to 2025, cut down to 200 dimensions by a singular value decomposition (Levy and Goldberg 2014: what skip-gram
finds in another way). The newest year is left out: it is measured on.
"""

import argparse
import json
import re
from collections import Counter
from pathlib import Path

import environment
from environment import CACHE, CORPORA

YEARS = (2022, 2023, 2024, 2025)
UNITS, CONTEXTS = 30_000, 2_000
WINDOW = 5
DIMENSIONS = 200
# Contexts count by their frequency to this power, which keeps rare ones from mattering too much (Levy et al. 2015).
SMOOTHING = 0.75
SPACE = re.compile(r"\s+")


def main(corpora: Path) -> None:
    import news
    import numpy as np

    lines = [SPACE.sub("", line.replace("*", "")).lower() for line in news.lines(corpora, YEARS)]
    characters = Counter(character for line in lines for character in line)
    pairs = Counter(line[i : i + 2] for line in lines for i in range(len(line) - 1))
    units = [unit for unit, _ in sorted((characters + pairs).items(), key=lambda item: (-item[1], item[0]))[:UNITS]]
    contexts = [c for c, _ in sorted(characters.items(), key=lambda item: (-item[1], item[0]))[:CONTEXTS]]
    together = _together(lines, {u: i for i, u in enumerate(units)}, {c: i for i, c in enumerate(contexts)})
    rows = together.sum(axis=1, keepdims=True)
    columns = together.sum(axis=0) ** SMOOTHING
    chance = rows * (columns / columns.sum())[None]
    information = np.log(np.maximum(together, 1e-9) / np.maximum(chance, 1e-9))
    information = np.maximum(information, 0).astype(np.float32)
    values, axes = np.linalg.eigh((information.T @ information).astype(np.float64))
    best = np.argsort(values)[::-1][:DIMENSIONS]
    # Singular values to the power of a half: neither the large nor the small directions rule.
    vectors = (information @ axes[:, best]) / values[best] ** 0.25
    counts = characters + pairs
    table = {"dimensions": DIMENSIONS, "units": [[unit, counts[unit]] for unit in units]}
    (CACHE / "news-ngrams.json").write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")
    (CACHE / "news-ngrams.f32").write_bytes(vectors.astype("<f4").tobytes())
    print(f"{len(units):,} units, {DIMENSIONS} dimensions, from {sum(map(len, lines)):,} characters")


def _together(lines: list[str], units: dict[str, int], contexts: dict[str, int]):
    """How often each context stands up to WINDOW places before or behind each unit."""
    import numpy as np

    counted = np.zeros(len(units) * len(contexts), np.float32)
    # A line's end is a context of none, and as wide as a window.
    text = ("\n" * WINDOW).join(lines)
    context = np.array([contexts.get(character, -1) for character in text])
    single = np.array([units.get(character, -1) for character in text])
    double = np.array([units.get(text[i : i + 2], -1) for i in range(len(text) - 1)] + [-1])
    for unit, length in ((single, 1), (double, 2)):
        for distance in range(1, WINDOW + 1):
            # Behind the unit's last character, then before its first.
            for moved in (np.roll(context, -(distance + length - 1)), np.roll(context, distance)):
                both = (unit >= 0) & (moved >= 0)
                found = unit[both] * len(contexts) + moved[both]
                counted += np.bincount(found, minlength=len(counted))
    return counted.reshape(len(units), len(contexts))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="folder of the corpora")
    arguments = parser.parse_args()
    environment.enter()
    main(arguments.corpora)
