"""The words of the People's Daily of January 1998 (PFR), without what the test sets also have."""

import re
import unicodedata
from pathlib import Path

DATA = Path(__file__).resolve().parents[3] / "shared/data"
WORDS = DATA / "ner/pfr199801/seg.txt"
TESTS = [DATA / "seg/icwb2/pku_test.utf8", DATA / "seg/icwb2/msr_test.utf8"]
HELD_OUT = 20  # the first of every twenty paragraphs chooses, as in training/ner; the others count
SHARED = 10  # characters of a sentence that is the same in a test set

# As src/stages/segment/numbers.ts does before the tagger sees a text.
HALF_WIDTH = {c: c - 0xFEE0 for r in ("０９", "ＡＺ", "ａｚ") for c in range(ord(r[0]), ord(r[1]) + 1)}
HALF_WIDTH.update({ord("．"): ord("."), ord("％"): ord("%")})
ASCII = re.compile(r"[!-~]")


def sentences(text):
    flat = unicodedata.normalize("NFKC", text).replace(" ", "").strip()
    return {part for part in re.split(r"(?<=[。!?;])", flat) if len(part) >= SHARED}


def numbers():
    """(numbers of the paragraphs that count, of those that choose, how many were left out); the first paragraph is 1."""
    tested = set()
    for path in TESTS:
        for line in path.read_text(encoding="utf-8").splitlines():
            tested |= sentences(line)
    count, choose, dropped = [], [], 0
    for number, line in enumerate(WORDS.read_text(encoding="utf-8").splitlines(), 1):
        if sentences(line.replace(" ", "")) & tested:
            dropped += 1
        else:
            (choose if number % HELD_OUT == 1 else count).append(number)
    return count, choose, dropped


def paragraphs(tags):
    """Every paragraph as a list of (word, part of speech), by its number. `tags`: those of parts_of_speech.read."""
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    for number, (line, marks) in enumerate(zip(lines, tags, strict=True), 1):
        words = line.split()
        if [len(word) for word in words] != [length for length, _ in marks]:
            raise SystemExit(f"paragraph {number} has other words than its parts of speech")
        yield number, [(word.translate(HALF_WIDTH), tag) for word, (_, tag) in zip(words, marks)]


def stretches(words):
    """The words of a paragraph between those with ASCII in them: the tagger cuts numbers and Latin words by rule."""
    stretch = []
    for word, _ in words:
        if ASCII.search(word):
            if stretch:
                yield stretch
            stretch = []
        else:
            stretch.append(word)
    if stretch:
        yield stretch
