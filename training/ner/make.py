"""Makes models/ner from the corpora in ../shared: make.py WORK

A run that was cut off goes on from WORK. Needs requirements.txt and what training/embedder/source.py and
parts_of_speech.py fetch.
"""

import sys
from pathlib import Path

import fit  # first: it sets the number of threads
import card
import export
import score
from siblings import ROOT
from stages import STAGES

MODEL = ROOT / "models/ner"


def main(work):
    for stage in STAGES:
        fit.main(work, stage)
    export.main(work, MODEL)
    card.write(MODEL, score.main(MODEL, work))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
