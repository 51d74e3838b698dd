"""Makes the tagger in WORK (onnx/, config.json, characters.txt) from the corpora in ../shared: train.py WORK

What lies in WORK already is not made again, so a run that was cut off goes on. Needs requirements.txt, the project's
node, and what training/embedder/source.py fetches. The pages are those of training/clean: noised by its generator,
the language evidence of each fold counted on the other one.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.append(str(HERE.parent / "clean"))

import generate  # noqa: E402
import language_model  # noqa: E402
from corpora import FOLDS, choose_pages, fit_pages  # noqa: E402

import export  # noqa: E402
import fit  # noqa: E402

PAGES = 1500  # of each fold
CHOOSE = 900


def extracted(work, name, pages, count, seed, folds):
    """WORK/NAME.bin: the lines of `count` pages noised from pages(), read with a language model of `folds`."""
    out, model, noised = (work / f"{name}.{end}" for end in ("bin", "lm", "jsonl"))
    if not out.exists():
        language_model.write(model, folds)
        generate.write(noised, pages(), count, seed)
        part = out.with_suffix(".part")
        node = ROOT / "node_modules/.bin/node"
        subprocess.run([node, HERE / "extract.ts", model, noised, part, str(count)], check=True)
        part.rename(out)


def main(work):
    work.mkdir(parents=True, exist_ok=True)
    for fold in FOLDS:
        extracted(work, f"fit{fold}", lambda: fit_pages([fold]), PAGES, 1 + fold, [1 - fold])
    extracted(work, "choose", choose_pages, CHOOSE, 9, FOLDS)
    fit.main(work)
    export.main(work)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
