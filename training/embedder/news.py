"""Sentences of television news. Calibration uses 2022 and 2023, every figure 2026, so no figure has seen its data."""

import gzip
import random
import re
from pathlib import Path

CALIBRATION_YEARS = (2022, 2023)
MEASURED_YEARS = (2026,)
TOKENISED_YEARS = (2026, 2025)
SENTENCE = re.compile(r"[^。！？]+[。！？]?[”』」]?")


def lines(corpora: Path, years) -> list[str]:
    """Lines of text, without headings and links."""
    found = []
    for year in years:
        path = corpora / f"text/cctv-news/{year}.md.gz"
        if not path.exists():
            raise SystemExit(f"{path} does not exist; give the folder of the corpora with --corpora")
        with gzip.open(path, "rt", encoding="utf-8") as file:
            text = (line.strip() for line in file)
            found.extend(line for line in text if len(line) > 4 and line[0] not in "#[")
    return found


def sentences(corpora: Path, years, count: int, seed: int) -> list[str]:
    """A sample of sentences; the same seed gives the same sample."""
    found = [part.strip() for line in lines(corpora, years) for part in SENTENCE.findall(line)]
    found = [sentence for sentence in found if sentence]
    random.Random(seed).shuffle(found)
    return found[:count]


def bulletin_sentences(corpora: Path) -> list[str]:
    """The sentences of the seed bulletin, whose lines are broken by the page: joined again before they are split."""
    text = (corpora / "bulletins/seed.txt").read_text(encoding="utf-8")
    return [part.strip() for part in SENTENCE.findall(re.sub(r"\s+", "", text)) if part.strip()]
