#!/usr/bin/env python3
"""Sets the sample bulletins in type the way a PDF or OCR tool hands them over.

Every *.json beside this script is one bulletin: clean articles and a recipe of noise. From each it writes
data/raw/<file>.txt, the noisy text, and bench/samples/gold/<file>.gold.json, what a perfect clean-up gives.
The same sources always give the same bytes: the random numbers of a bulletin are seeded with its name.

usage: make.py [--check]      --check writes nothing and fails if a written file differs from its source

A paragraph is a string, or {"verse": …} / {"row": …}: a line of a poem or a table, set by itself and left alone.
The recipe ("noise"), widths in em (one Chinese character; ASCII counts half):
  encoding       utf-8, utf-8-sig, gb18030, big5 or utf-16 (little endian, marked);  newline: "crlf", else LF
  columns        [{width, lines?, gap}] in turn, no blank line at the break; gap: a blank line between visual lines
  indent         kept (　　), lost (room was left for it, the text lacks it) or none (set flush)
  headline       before or after the body;  byline: above or below the headline, or end (of the article)
  splitHeadline  the headline's two halves on two lines;  looseHead: a blank line between headline and byline
  digits         spaces before, after, on both sides of numbers, at random, or none;  fullWidthDigits: １２ for 12
  tracked        share of full lines tracked out (字 间 加 空 格);  trackHeadline: headlines too
  halfPunct      share of ，：；？ that became , : ; ?;  missingGap: share of blank lines lost
  latin          hyphen or raw: how English words are broken;  pasteSpace: a space before the title and each article
  head, tail     furniture at the start and the end;  page: {number, columns, head, foot, formFeed}, repeated
"""
import json
import random
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
RAW, GOLD = HERE.parents[1] / "data" / "raw", HERE / "gold"

# 避头尾 (GB/T 15834): what may not begin a line, what may not end one.
NO_START, NO_END = set("。，、；：？！”’）》」』】…℃％%,.;:?!)"), set("“‘（《「『【(")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
HALF_WIDTH = {"，": ",", "：": ":", "；": ";", "？": "?"}
NUMBER = r"[A-Za-z]*[0-9０-９][0-9０-９.,:]*[%％]?"
LETTERS = re.compile(rf"{NUMBER}|——|……|.")
WORDS = re.compile(rf"{NUMBER}|[A-Za-z]+|——|……|.")


def em(text):
    """Width of text in em."""
    return sum(0.5 if ord(c) < 128 else 1 for c in text)


class Galley:
    """The growing text of one document: columns of visual lines, and the furniture of its pages."""

    def __init__(self, recipe, rng):
        self.recipe, self.rng = recipe, rng
        self.lines, self.column, self.used = [], 0, 0
        self.page = recipe.get("page")
        self.block(recipe.get("head", []))
        if self.page:
            self.number = self.page["number"]
            self.block([self.page["head"].format(n=self.number)])

    @property
    def shape(self):
        return self.recipe["columns"][self.column % len(self.recipe["columns"])]

    def block(self, lines, loose=True):
        """Lines that belong to no column: headings and furniture."""
        for i, line in enumerate(lines):
            self.lines.append(line)
            if self.shape["gap"] and (loose or i == len(lines) - 1):
                self.lines.append("")

    def put(self, line):
        """One visual line of the body."""
        self.lines.append(line)
        self.used += 1
        if self.used == self.shape.get("lines"):
            self.column, self.used = self.column + 1, 0
            if self.page and self.column % self.page["columns"] == 0:
                self.turn_page()
        elif self.shape["gap"] and self.rng.random() >= self.recipe.get("missingGap", 0):
            self.lines.append("")

    def turn_page(self):
        foot, head = self.page["foot"].format(n=self.number), self.page["head"].format(n=self.number + 1)
        self.block(["", foot, ("\f" if self.page.get("formFeed") else "") + head])
        self.number += 1

    def text(self):
        if self.page:
            self.block([self.page["foot"].format(n=self.number)])
        self.block(self.recipe.get("tail", []))
        return "\n".join(self.lines).rstrip("\n") + "\n"


def wrap(text, galley):
    """Yields the visual lines of a paragraph, each at the width the galley has by then, and whether it is a full line.

    A closing mark that meets the end of the line hangs into the margin, as when marks are squeezed, or takes the
    character before it to the next line; so full lines are one longer or shorter than the column here and there.
    """
    recipe, rng = galley.recipe, galley.rng
    line, used = [], 0 if recipe["indent"] == "none" else 2
    for piece in (LETTERS if recipe.get("latin") == "raw" else WORDS).findall(text):
        over = used + em(piece) - galley.shape["width"]
        if over <= 0 or (piece in NO_START and over <= 1 and rng.random() < 0.7):
            line.append(piece)
            used += em(piece)
            continue
        room = int((galley.shape["width"] - used) * 2) - 1  # letters, and the hyphen
        if recipe.get("latin") == "hyphen" and piece.isascii() and piece.isalpha() and room >= 3 and len(piece) >= 7:
            cut = min(room, len(piece) - 3)
            line.append(piece[:cut] + "-")
            piece = piece[cut:]
        rest = [piece]
        while len(line) > 1 and (rest[0][0] in NO_START or line[-1][-1] in NO_END):
            rest.insert(0, line.pop())
        yield "".join(line).rstrip(), True
        line = rest[:-1] if piece == " " else rest
        used = em("".join(line))
    yield "".join(line).rstrip(), False


def scuff(line, full, recipe, rng):
    """What happens to a line after it was set: half-width marks, spaces round numbers, tracking."""
    line = "".join(HALF_WIDTH[c] if c in HALF_WIDTH and rng.random() < recipe.get("halfPunct", 0) else c for c in line)
    mode = recipe.get("digits", "none")
    want = lambda side: mode in (side, "both") or (mode == "random" and rng.random() < 0.5)
    line = re.sub(r"(?<=[\u4e00-\u9fff])(?=[0-9])", lambda m: " " if want("before") else "", line)
    line = re.sub(r"(?<=[0-9%])(?=[\u4e00-\u9fff])", lambda m: " " if want("after") else "", line)
    if full and not re.search("[A-Za-z]", line) and rng.random() < recipe.get("tracked", 0):
        line = " ".join(line.replace(" ", ""))
    return line


def set_body(paragraphs, galley):
    recipe, rng = galley.recipe, galley.rng
    digits = lambda s: s.translate(FULL_WIDTH) if recipe.get("fullWidthDigits") else s
    margin = "　　" if recipe["indent"] == "kept" else ""
    paste = " " if recipe.get("pasteSpace") else ""
    for paragraph in paragraphs:
        if isinstance(paragraph, dict):
            ((kind, text),) = paragraph.items()
            galley.put(margin * (2 if kind == "verse" else 1) + digits(text))
            continue
        start, paste = paste + margin, ""
        for line, full in wrap(digits(paragraph), galley):
            galley.put(start + scuff(line, full, recipe, rng))
            start = ""


def set_article(article, galley):
    recipe, headline, byline = galley.recipe, article["headline"], article["byline"]
    heads = [] if not headline else headline.split(" ") if recipe.get("splitHeadline") else [headline]
    heads = [" ".join(h) for h in heads] if recipe.get("trackHeadline") else heads
    credit = [f"{byline['title']} {byline['name']}"] if byline else []
    top = {"below": heads + credit, "above": credit + heads, "end": heads}[recipe["byline"]]
    first = recipe["headline"] == "before"
    galley.block(top if first else [], recipe.get("looseHead", False))
    set_body(article["paragraphs"], galley)
    galley.block([] if first else top, recipe.get("looseHead", False))
    galley.block(credit if recipe["byline"] == "end" else [])


def make(source):
    """(bytes of the noisy text, gold) of one bulletin."""
    recipe = source["noise"]
    galley = Galley(recipe, random.Random(source["file"]))
    if source["documentTitle"]:
        galley.lines.append((" " if recipe.get("pasteSpace") else "") + source["documentTitle"])
    for article in source["articles"]:
        set_article(article, galley)
    text = galley.text()
    for line in text.split("\n"):
        bare = line.strip()
        assert not bare or (bare[0] not in NO_START and bare[-1] not in NO_END), f"{source['file']}: {line!r}"
    plain = lambda p: p if isinstance(p, str) else next(iter(p.values()))
    articles = [{**a, "paragraphs": [plain(p) for p in a["paragraphs"]]} for a in source["articles"]]
    if recipe.get("newline") == "crlf":
        text = text.replace("\n", "\r\n")
    mark, codec = (b"\xff\xfe", "utf-16-le") if recipe["encoding"] == "utf-16" else (b"", recipe["encoding"])
    return mark + text.encode(codec), {"documentTitle": source["documentTitle"], "articles": articles}


def main():
    check, stale = "--check" in sys.argv, []
    for path in sorted(HERE.glob("*.json")):
        source = json.loads(path.read_text(encoding="utf-8"))
        assert source["file"] == path.stem, path
        raw, gold = make(source)
        gold = (json.dumps(gold, ensure_ascii=False, indent=1) + "\n").encode()
        for target, content in ((RAW / f"{path.stem}.txt", raw), (GOLD / f"{path.stem}.gold.json", gold)):
            if check and not (target.exists() and target.read_bytes() == content):
                stale.append(target.name)
            if not check:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
    if stale:
        sys.exit("differs from its source: " + ", ".join(stale) + "; run bench/samples/make.py")


if __name__ == "__main__":
    main()
