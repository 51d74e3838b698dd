"""Makes models/clean from the corpora in ../shared, in one command: python training/clean/train.py [WORK [MODEL]]

Needs requirements.txt and the project's node. Seeded: the same inputs give the same bytes. WORK (default: a temporary
directory) keeps the pages and features in between; MODEL is where the result goes (default models/clean).
"""

import datetime
import re
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

import card
import generate
import language_model
import role_network
from corpora import FOLDS, choose_pages, fit_pages

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NODE = ROOT / "node_modules/.bin/node"
HIDDEN = 48
PAGES = 7000  # of each fold
CHOOSE = 900
EPOCHS = 5


def extract(model, pages, out):
    subprocess.run([NODE, HERE / "extract.ts", model, pages, out], check=True)
    return out


def sizes():
    """(features, lexicon rows) as the TypeScript says them."""
    show = (
        "import{LINE_FEATURES}from'./src/stages/clean/evidence/line-features.ts';"
        "import{LEXICON_ROWS}from'./src/stages/clean/evidence/line-lexicon.ts';console.log(LINE_FEATURES,LEXICON_ROWS)"
    )
    out = subprocess.run(
        [NODE, "--input-type=module", "-e", show], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    return tuple(map(int, re.findall(r"\d+", out)))


def main(work, model):
    features, rows = sizes()
    parts = []
    for fold in FOLDS:
        language_model.write(work / f"lm{fold}.bin", [1 - fold])
        generate.write(work / f"fit{fold}.jsonl", fit_pages([fold]), PAGES, 1 + fold)
        parts.append(
            role_network.read(
                extract(work / f"lm{fold}.bin", work / f"fit{fold}.jsonl", work / f"fit{fold}.bin"), features, rows
            )
        )
    characters, grams = language_model.write(work / "lm.bin", FOLDS)
    generate.write(work / "choose.jsonl", choose_pages(), CHOOSE, 9)
    choose = role_network.read(extract(work / "lm.bin", work / "choose.jsonl", work / "choose.bin"), features, rows)
    network, figures = role_network.train(np.concatenate(parts), choose, features, HIDDEN, EPOCHS)
    language = (work / "lm.bin").read_bytes()
    head = b"JBCLEAN1" + struct.pack("<II", len(language) // 3, HIDDEN) + language
    (model / "statistics.bin").write_bytes(head + b"\0" * (-len(head) % 4) + role_network.dump(network))
    facts = {
        **figures,
        "characters": characters,
        "grams": grams,
        "hidden": HIDDEN,
        "pages": 2 * PAGES,
        "choose": CHOOSE,
        "window": features * (2 * role_network.AROUND + 1),
        "lexicon": role_network.LEXICON,
        "date": datetime.date.today().isoformat(),
    }
    card.write(model, facts)


if __name__ == "__main__":
    model = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "models/clean"
    model.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) > 1:
        Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
        main(Path(sys.argv[1]), model)
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(Path(folder), model)
