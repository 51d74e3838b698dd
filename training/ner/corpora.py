"""The annotated corpora in ../shared as sentences: text, mentions, and words where the corpus has them.

Which sentences are for what: `news-dev`, the MSRA test set, UNER dev and every twentieth paragraph of PFR are measured
on and never trained on. Of news-train and the newspaper sentences one in TWENTY is kept for calibrating the scores.
"""

import json
import re
from typing import NamedTuple

import parts_of_speech
from siblings import CACHE, DATA

NER = DATA / "ner"
TWENTY = 20
SENTENCE_END = re.compile(r"[。！？][”’」』）]*")
LEAST, MOST = 20, 180  # code points: shorter PFR sentences are joined to the next, longer ones cut


class Sentence(NamedTuple):
    corpus: str
    text: str
    mentions: list  # (start, end, type)
    words: list = []  # (start, end, part of speech), all of the text or none


def annotated(corpus, path):
    with open(path, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [Sentence(corpus, row["text"], [tuple(m) for m in row["entities"]]) for row in rows]


def own(kept):
    """Sentences of our convention, of television and of newspapers; kept=True gives those for calibration."""
    found = []
    for corpus, name in (("news", "train"), ("paper", "paper")):
        sentences = annotated(corpus, NER / f"news-train/{name}.jsonl")
        found += [s for i, s in enumerate(sentences) if (i % TWENTY == 7) == kept]
    return found


def news_dev():
    return annotated("news", NER / "news-dev/dev.jsonl")


def msra(part):
    blocks = (NER / f"msra/{part}.bio").read_text(encoding="utf-8").split("\n\n")
    found = []
    for block in blocks:
        rows = [line.split("\t") for line in block.split("\n") if line.strip()]
        if rows:
            found.append(Sentence("msra", "".join(row[0] for row in rows), _spans(rows)))
    return found


def _spans(rows):
    """Mentions of rows (token, BIO tag)."""
    found, at = [], 0
    for token, tag in rows:
        end = at + len(token)
        if tag.startswith("B-"):
            found.append((at, end, tag[2:]))
        elif tag.startswith("I-") and found and found[-1][1] == at and found[-1][2] == tag[2:]:
            found[-1] = (found[-1][0], end, tag[2:])
        elif tag.startswith("I-"):
            found.append((at, end, tag[2:]))
        at = end
    return found


def uner(part):
    found = []
    for block in (NER / f"uner-gsdsimp/{part}.iob2").read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip().split("\n")
        text = next((line[len("# text = ") :] for line in lines if line.startswith("# text = ")), None)
        if text is None:
            continue
        rows, at = [], 0
        for line in lines:
            if line.startswith("#"):
                continue
            _, token, tag = line.split("\t")[:3]
            start = text.index(token, at)
            # The white space before a token belongs to a mention that goes on across it.
            if start > at:
                rows.append((text[at:start], tag if tag.startswith("I-") else "O"))
            rows.append((token, tag))
            at = start + len(token)
        found.append(Sentence("uner", text, [m for m in _spans(rows) if m[2] in ("PER", "LOC", "ORG")]))
    return found


def pfr(held_out):
    """Sentences of the People's Daily of January 1998; held_out=True gives every twentieth paragraph, whole."""
    rows = [json.loads(line) for line in open(NER / "pfr199801/paragraphs.jsonl", encoding="utf-8")]
    tagged = list(parts_of_speech.read(parts_of_speech.fetch(CACHE)))
    if len(tagged) != len(rows):
        raise SystemExit(f"{len(tagged)} tagged paragraphs for {len(rows)} of PFR")
    found, apart = [], 0
    for i, (row, parts) in enumerate(zip(rows, tagged)):
        words, at = [], 0
        for length, tag in parts:
            words.append((at, at + length, tag))
            at += length
        if at != len(row["text"]):
            words, apart = [], apart + 1
        paragraph = Sentence("pfr", row["text"], [tuple(m) for m in row["entities"]], words)
        if (i % TWENTY == 0) == held_out:
            found += [paragraph] if held_out else _cut(paragraph)
    print(f"PFR: {apart} of {len(rows)} paragraphs without words")
    return found


def _cut(paragraph):
    text, _, start = paragraph.text, None, 0
    ends = [m.end() for m in SENTENCE_END.finditer(text)] + [len(text)]
    taken = {i for s, e, *_ in (*paragraph.mentions, *paragraph.words) for i in range(s + 1, e)}
    pieces = []
    for end in ends:
        while end - start > MOST:
            middle = next((i for i in range(start + MOST, start + LEAST, -1) if i not in taken), start + MOST)
            pieces.append((start, middle))
            start = middle
        if end - start >= LEAST or (end == len(text) and end > start):
            pieces.append((start, end))
            start = end
    return [part(paragraph, start, end) for start, end in pieces]


def part(sentence, start, end):
    """The sentence from start to end, with the mentions and words that lie inside."""

    def inside(spans):
        return [(s - start, e - start, t) for s, e, t in spans if start <= s and e <= end]

    return sentence._replace(
        text=sentence.text[start:end], mentions=inside(sentence.mentions), words=inside(sentence.words)
    )


def training():
    """Sentences by corpus."""
    found = {"news": [], "paper": [], "msra": msra("train"), "pfr": pfr(False), "uner": uner("train")}
    for sentence in own(False):
        found[sentence.corpus].append(sentence)
    return found
