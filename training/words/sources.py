"""Words that others have collected: jieba's dictionary, and names of the lexicons in ../shared."""

import csv
import json
import re
from collections import Counter
from pathlib import Path

from corpus import ASCII, DATA

ROOT = Path(__file__).resolve().parents[2]
JIEBA = ROOT / "node_modules/nodejieba/submodules/cppjieba/dict/jieba.dict.utf8"
LEXICONS = DATA / "lexicons"
HAN = re.compile(r"[\u4e00-\u9fff]{2,8}")


def jieba():
    """{word: (frequency, part of speech)} of nodejieba's own dictionary, without words with ASCII in them."""
    rows = (line.rstrip("\n").split(" ") for line in JIEBA.read_text(encoding="utf-8").splitlines())
    return {word: (float(frequency), tag) for word, frequency, tag in rows if not ASCII.search(word)}


def read(path):
    """(word, part of speech or nothing) of a HanLP lexicon."""
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split()
        if cells:
            yield cells[0], cells[1] if len(cells) > 1 else ""


def names(known):
    """{word: part of speech} of the lexicons that help on paragraphs held out: places and foreign names.

    Those of HanLP only where they are in jieba's dictionary too, however rare: the rest gains half as much again for
    four times the words. The other lexicons (terms, idioms, dishes, companies, Chinese people) were tried one by one
    and gained nothing: they hold what Peking University cuts into several words.
    """
    found = {}
    custom = LEXICONS / "hanlp/custom"
    for path in ("人名词典.txt", "现代汉语补充词库.txt"):
        found.update({word: "nrt" for word, tag in read(custom / path) if tag == "nrf"})
    found.update({word: "nrt" for word, _ in read(LEXICONS / "hanlp/person/nrf.txt")})
    found.update({word: "ns" for word, _ in read(custom / "全国地名大全.txt") if len(word) <= 4})
    found.update({word: "ns" for word, tag in read(custom / "现代汉语补充词库.txt") if tag == "ns" and len(word) <= 4})
    found = {word: tag for word, tag in found.items() if word in known}
    for level in ("areas", "cities", "provinces"):
        with open(LEXICONS / f"admin-divisions/dist/{level}.csv", encoding="utf-8") as file:
            found.update({row["name"]: "ns" for row in csv.DictReader(file)})
    return {word: tag for word, tag in found.items() if HAN.fullmatch(word)}


FOREIGN = 30  # names of the lexicon that have a character which foreign names are written with


def recent_names():
    """{word: part of speech} of places and foreign people in the news annotated for training: names of today.

    A person whose name has four characters, or three that foreign names are written with: Peking University cuts
    Chinese names in two, and those not.
    """
    lexicon = [word for word, _ in read(LEXICONS / "hanlp/person/nrf.txt")]
    seen = Counter(character for word in lexicon for character in set(word))
    foreign = {character for character, n in seen.items() if n >= FOREIGN}
    found = {}
    for path in ("train.jsonl", "paper.jsonl"):
        for line in (DATA / "ner/news-train" / path).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for start, end, kind in row["entities"]:
                name = row["text"][start:end]
                if kind == "LOC" and HAN.fullmatch(name) and len(name) <= 4:
                    found.setdefault(name, "ns")
                elif kind == "PER" and HAN.fullmatch(name) and (len(name) > 3 or len(name) == 3 and set(name) <= foreign):
                    found[name] = "nr"
    return found


# HanLP's finer tags, and what they are in the set of docs/tables.md.
COARSE = {"nrf": "nrt", "nrj": "nrt", "nsf": "ns"}
PARTS = set("a ad an b c d e f i j k l m n nr nrt ns nt nz o p q r s t u v vd vn y z".split())


def lexicon_tags():
    """{word: part of speech} of the general lexicons: for words that jieba has no tag for."""
    tags = {}
    for path in ("现代汉语补充词库.txt", "CustomDictionary.txt"):
        for word, tag in read(LEXICONS / "hanlp/custom" / path):
            tag = COARSE.get(tag, tag)
            tags[word] = tag if tag in PARTS else "nz" if tag.startswith("g") else tag[:2] if tag[:2] in PARTS else "n"
    return tags


DIGITS = "零一二三四五六七八九"


def numeral(value):
    """11 to 99 as 十一 … 九十九; 1 to 10 as one character."""
    tens, ones = divmod(value, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones else "")


def dates():
    """Months, days and the years 1900 to 2059 in Chinese numerals: words of time by rule, few of them in the corpus."""
    yield from (numeral(month) + "月" for month in range(1, 13))
    yield from (numeral(day) + "日" for day in range(1, 32))
    for zero in "○〇零":
        for year in range(1900, 2060):
            yield "".join(zero if c == "0" else DIGITS[int(c)] for c in str(year)) + "年"
