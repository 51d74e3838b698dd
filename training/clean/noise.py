"""Turns articles into pages of noisy text with known answers.

A page is set in columns (line breaking with the rules for punctuation), then damaged: blank lines, lost indents,
stray spaces, furniture. Every visual line keeps its answer: its label (T title, H headline, B byline, A first line
of an article's body, P first line of another paragraph, C continuation, F furniture) and its text without stray
spaces. More varied on purpose than the bulletins in ../shared, which only measure.
"""

import random
import re

from corpora import SURNAMES
from page_forms import dateline, dress_headline, letter, notice, table
from page_parts import (
    caption,
    furniture_line,
    latin_paragraph,
    masthead,
    office_byline,
    section_heads,
    title_line,
    verse,
)

CLOSERS = set("，。、；：？！”’）》〉】」』〕…,.;:?!)%％")
OPENERS = set("“‘（《〈【「『〔(")
HALF = set("，。、；：？！“”‘’（）《》〈〉【】「」『』〔〕")


def em(c, p):
    if c in HALF:
        return p
    return 0.5 if ord(c) < 0x2E80 and c not in "—…·" else 1.0


def units(text, rng, break_numbers):
    """Pieces that a line may not be broken inside: a Latin word or number, closers with what they close."""
    pieces = re.findall(r"[A-Za-z0-9][A-Za-z0-9.%\-/@:]*|——|……| +|.", text)
    if break_numbers:
        pieces = [x for w in pieces for x in (list(w) if w[0].isdigit() else [w])]
    out = []
    for w in pieces:
        if out and (w[0] in CLOSERS and not w[0].isspace()) and not out[-1].isspace():
            out[-1] += w
        elif out and out[-1][-1] in OPENERS:
            out[-1] += w
        else:
            out.append(w)
    return out


def wrap(text, k, widths, indent):
    """Breaks a paragraph into lines; widths() gives the width in em of the next line."""
    lines, line, used, room = [], "", 0.0, widths() - indent
    for u in units(text, k["rng"], k["break_numbers"]):
        w = sum(em(c, k["p"]) for c in u)
        hang = k["hang"] and u[-1] in "，。、" and w >= 1
        if line and used + w - (k["p"] if hang else 0) > room + k["tolerance"] * (k["rng"].random() < k["squeeze"]):
            lines.append(line)
            line, used, room = "", 0.0, widths()
            if u.isspace():
                lines[-1] += " "
                continue
        line, used = line + u, used + w
    return [x for x in [*lines, line] if x.strip()]


class Widths:
    """The column's width line by line: constant, drifting by half an em, or jumping to another column and back."""

    def __init__(self, k):
        self.k, self.left, self.now = k, 0, k["width"]

    def __call__(self):
        k, rng = self.k, self.k["rng"]
        self.left -= 1
        if self.left == 0:
            self.now = k["width"]
        if rng.random() < k["jump"]:
            self.now = rng.choice([rng.randint(18, 90) / 2, k["width"] + rng.choice([-2, -1, -0.5, 0.5, 1, 2, 3])])
            self.now, self.left = max(self.now, 6), rng.choice([rng.randint(4, 25), rng.randint(4, 60), -1])
        return self.now + rng.choice([-1, 0, 0, 1]) * k["wobble"]


def knobs(rng, hard):
    """hard: 0 to 2, how much may go wrong."""
    p = rng.random
    return {
        "rng": rng,
        "width": rng.choice([rng.randint(9, 24), rng.randint(18, 60) / 2, rng.randint(12, 45)]),
        "p": rng.choice([0.5, 0.5, 1.0]) if hard else rng.choice([0.5, 0.5, 0.5, 1.0]),
        "tolerance": rng.choice([0, 0.5, 0.5]),
        "squeeze": rng.choice([1, 1, 0.5]),
        "hang": p() < 0.1,
        "break_numbers": p() < 0.2,
        "gaps": rng.choice(["all", "all", "all", "none", "none", "paragraph", "article", "random"]),
        "order": rng.choice(["before", "after"]),
        "digits": rng.choice(["none", "before", "both", "random", "random"]),
        "wobble": rng.choice([0, 0.5]) if hard else 0,
        "jump": rng.choice([0, 0.01, 0.03, 0.06]) if hard else 0,
        "tracked": rng.choice([0, 0, 0.01, 0.03]),
        "inside": rng.choice([0, 0, 0.004]) if hard else 0,
        "indent": rng.choice(["lost", "lost", "lost", "lost", "kept", "none"]),
        "missing": rng.choice([0, 0.005, 0.02]) if hard else 0,
        "edit": rng.choice([0, 0.004, 0.01]) if hard > 1 else 0,
        "furniture": p() < 0.35,
        "half_punctuation": rng.choice([0, 0, 0.3, 1]) if hard else 0,
        "full_digits": hard and p() < 0.12,
        "no_headline": rng.choice([0, 0.1, 0.3]) if hard else rng.choice([0, 0, 0.1]),
        "title": p() < 0.4,
        "bylines": rng.choice(["none", "real", "some", "all"]),
        "lead_space": rng.choice([0, 0.5, 1]),
        "extras": p() < 0.45,
        "datelines": rng.choice([0, 0, 0.2, 0.8]),
        "columns": rng.choice([0, 0, 0.1, 0.5]),
        "unwrapped": p() < 0.1,
    }


def dress(article, k, pool):
    """Adds what real pages have and the corpora lack: bylines, section headings, captions, verse, Latin text."""
    rng = k["rng"]
    a = {**article, "paragraphs": list(article["paragraphs"])}
    if rng.random() < k["no_headline"]:
        a["headline"] = a["byline"] = None
    if k["bylines"] == "none":
        a["byline"] = None
    elif a["headline"] and (k["bylines"] == "all" or (k["bylines"] == "some" and rng.random() < 0.5)):
        a["byline"] = a["byline"] or office_byline(rng)
    if a["headline"] and " " in a["headline"] and rng.random() < 0.2:
        a["headline"] = rng.choice([x for x in a["headline"].split() if len(x) > 3] or [a["headline"]])
    if a["headline"] and rng.random() < k["columns"]:
        a["headline"] = dress_headline(a["headline"], rng)
    if rng.random() < k["datelines"]:
        dateline(a, rng)
    if k["extras"]:
        for chance, add in (
            (0.06, section_heads),
            (0.2, caption),
            (0.12, verse),
            (0.05, latin_paragraph),
            (0.04, letter),
            (0.05, table),
        ):
            if rng.random() < chance:
                add(a, rng, pool)
    if rng.random() < 0.3:
        a["paragraphs"] = [re.sub(r"(日电|日讯)(?=（)", r"\1  ", x, count=1) for x in a["paragraphs"]]
    return a


def set_page(articles, k, pool):
    """The page's lines in source order: [label, text] with what the layout did, before any damage."""
    rng, widths = k["rng"], Widths(k)
    lines = [["T", title_line(rng, pool)]] if k["title"] else []
    indent = 0 if k["indent"] == "none" else 2
    if k["extras"]:
        articles = [x for a in articles for x in ([a, notice(rng, pool)] if rng.random() < 0.15 else [a])]
    for a in (dress(x, k, pool) for x in articles):
        head = []
        if a["headline"]:
            head.append(["H", a["headline"]])
            if a["byline"]:
                title, name = a["byline"]
                if len(name) == 2 and rng.random() < 0.3:
                    name = name[0] + "  " + name[1]
                head.append(["B", (title + " " if title else "") + name])
        body = []
        for n, paragraph in enumerate(a["paragraphs"]):
            wrapped = [paragraph] if k["unwrapped"] else wrap(paragraph, k, widths, indent)
            body += [["C" if i else "P" if n else "A", x] for i, x in enumerate(wrapped)]
        lines += head + body if k["order"] == "before" else body + head
    return lines


def stray_spaces(line, k):
    rng = k["rng"]
    if k["digits"] != "none":

        def space():
            return " " if k["digits"] != "random" or rng.random() < 0.4 else ""

        if k["digits"] in ("before", "both", "random"):
            line = re.sub(r"(?<=[一-鿿])(?=[0-9０-９])", lambda m: space(), line)
        if k["digits"] in ("both", "random"):
            line = re.sub(r"(?<=[0-9０-９])(?=[一-鿿])", lambda m: space(), line)
    if len(line) < 60 and rng.random() < k["tracked"]:
        line = re.sub(
            (
                r"(?<=[一-鿿])(?=[一-鿿“《])|(?<=[，。、])(?=[一-鿿])"
                if rng.random() < 0.5
                else r"(?<=[^\s])(?=[^\s，。、；：？！”）》])"
            ),
            " ",
            line,
        )
    if k["inside"]:
        line = re.sub(r"(?<=[一-鿿，。、])(?=[一-鿿])", lambda m: " " if rng.random() < k["inside"] else "", line)
    return line


def damage_characters(text, k, alphabet):
    rng = k["rng"]
    if k["edit"]:
        text = "".join(rng.choice(alphabet) if "一" <= c <= "鿿" and rng.random() < k["edit"] else c for c in text)
    if k["half_punctuation"]:
        table = dict(zip("，：；？！（）", ",:;?!()"))
        text = "".join(table[c] if c in table and rng.random() < k["half_punctuation"] else c for c in text)
    if k["full_digits"]:
        text = "".join(chr(ord(c) + 0xFEE0) if c in "0123456789" else c for c in text)
    return text


def gap(k, label, previous):
    """Line feeds before a line."""
    rng, kind = k["rng"], k["gaps"]
    starts = label != "C"
    n = {
        "all": 2,
        "none": 1,
        "paragraph": 1 + starts,
        "article": 1 + (label in "HTA"),
        "random": rng.choice([1, 2, 3]),
    }[kind]
    if kind == "all" and (label == "B" or previous in ("B", "H", "T")) and rng.random() < 0.6:
        n = 1
    if kind == "all" and label in "AH" and rng.random() < 0.2:
        n = rng.choice([1, 3, 4])
    return 1 if rng.random() < k["missing"] else n


def noised(articles, seed, hard, pool, alphabet):
    """One page: {"raw": text, "lines": [[label, clean text]]} with one entry for every line that is not blank."""
    k = knobs(random.Random(seed), hard)
    rng = k["rng"]
    lines = set_page(articles, k, pool)
    if k["furniture"]:
        lines = furnish(lines, k)
    out, raw, previous, lead = [], [], None, rng.random() < k["lead_space"]
    for label, text in lines:
        text = text if label == "F" else damage_characters(text, k, alphabet)
        still = label == "T" or (label in "HB" and rng.random() < 0.5)
        shown = text if still else stray_spaces(text, {**k, "tracked": 0} if label == "F" else k)
        indent = ""
        if label in "AP" and k["indent"] == "kept" and rng.random() > k["missing"] * 3:
            indent = "　　" if len(articles) % 2 else "    "
        elif label in "TA" and lead and (previous in (None, "B", "H") or rng.random() < 0.5):
            indent = " "
        raw.append(("\n" * gap(k, label, previous) if previous else "") + indent + shown)
        out.append([label, text.strip()])
        previous = label
    return {"raw": "".join(raw) + rng.choice(["", "\n", "\n\n\n"]), "lines": out, "order": k["order"], "hard": hard}


def furnish(lines, k):
    """Page numbers, running heads and editors' lines at the edges and at page breaks, also inside paragraphs."""
    rng, out = k["rng"], []
    head, every = masthead(rng), rng.randint(25, 70)
    if rng.random() < 0.6:
        out.append(["F", head])
    for i, line in enumerate(lines):
        if i and i % every == 0 and rng.random() < 0.7:
            out.append(["F", furniture_line(rng, i // every)])
            if rng.random() < 0.5:
                out.append(["F", head])
        out.append(line)
    if rng.random() < 0.6:
        out.append(["F", furniture_line(rng, 1 + len(lines) // every)])
    return out
