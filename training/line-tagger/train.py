"""Makes models/clean-lines from the corpora in ../shared, in one command: python training/line-tagger/train.py [WORK [MODEL]]

Needs requirements.txt, the project's node, and what training/embedder/source.py fetches. The pages are noised by
training/clean, the language evidence of each fold counted on the other one. WORK (default: a temporary directory) keeps
pages and lines, and what lies in it already is not made again; MODEL is where the result goes.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.append(str(HERE.parent / "clean"))

import generate  # noqa: E402
import language_model  # noqa: E402
from corpora import FOLDS, cctv_days, fit_pages, given_dates, pfr_pages  # noqa: E402

import export  # noqa: E402
import fit  # noqa: E402
import records  # noqa: E402
import vocabulary  # noqa: E402

PAGES = 3000  # of each part
# Seed and fold of each part: every page is set and damaged in four ways.
PARTS = tuple((seed + fold, fold) for seed in (101, 201, 301, 401) for fold in (0, 1))
CHOOSE, CONFIRM = 600, 900


def held_out(dates, days):
    """Television news of 2025 and newspaper of January 1998, by test of their dates."""
    given = given_dates()
    news = [p for d, p in cctv_days(2025) if dates(d) and d not in given]
    return news, [p for d, p in pfr_pages() if days(d)]


def choose_pages():
    """What the tagger is weighed on."""
    return held_out(lambda d: d < "20250401", lambda d: "19980128" <= d < "19980130")


def confirm_pages():
    """What has chosen nothing."""
    return held_out(lambda d: d >= "20250401", lambda d: d >= "19980130")


def extracted(work, name, pages, count, seed, folds):
    """The lines of `count` pages noised from pages(), read with a language model of `folds`; kept in WORK/NAME.bin."""
    out, model, noised = (work / f"{name}.{end}" for end in ("bin", "lm", "jsonl"))
    if not out.exists():
        language_model.write(model, folds)
        generate.write(noised, pages(), count, seed)
        part = out.with_suffix(".part")
        subprocess.run([ROOT / "node_modules/.bin/node", HERE / "extract.ts", model, noised, part], check=True)
        part.rename(out)
    return records.read(out)


def training_lines(work):
    parts = [extracted(work, f"fit{seed}", lambda: fit_pages([fold]), PAGES, seed, [1 - fold]) for seed, fold in PARTS]
    for before, behind in zip(parts, parts[1:]):
        behind["page"] += before["page"].max() + 1
    return parts


def main(work, model):
    parts = training_lines(work)
    choose = extracted(work, "choose", choose_pages, CHOOSE, 9, FOLDS)
    confirm = extracted(work, "confirm", confirm_pages, CONFIRM, 13, FOLDS)
    counts, data = vocabulary.count(parts), np.concatenate(parts)
    characters = vocabulary.choose(counts)
    kept = work / "weights.pt"
    if not kept.exists():
        torch.save(fit.fit(data, characters, counts), kept)
    weights = torch.load(kept, weights_only=True)
    predicted = fit.predict(weights, choose, characters)
    predicted.tofile(work / "choose.tags")
    fit.predict(weights, confirm, characters).tofile(work / "confirm.tags")
    facts = {"fitted": len(data), "pages": PAGES * len(PARTS), "steps": fit.STEPS}
    export.write(model, weights, characters, choose, predicted, facts)


if __name__ == "__main__":
    model = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "models/clean-lines"
    if len(sys.argv) > 1:
        Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
        main(Path(sys.argv[1]), model)
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(Path(folder), model)
