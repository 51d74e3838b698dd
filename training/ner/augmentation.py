"""Other sentences with the same annotation: names swapped (of a body the place that it begins with), marks lost, stray
white space, characters not recognised.

Each takes a sentence and a numpy generator and gives a sentence. PFR keeps its names, whose words would change too.
"""

import csv
import re
from bisect import bisect_left
from collections import defaultdict

from siblings import DATA

SWAPPED = 0.3  # of the sentences with names; of their names, each with PER_NAME
PER_NAME = 0.5
MARK_LOST, SPACED, HALF_WIDTH = 0.06, 0.04, 0.03  # of the sentences
UNREAD = 0.01  # of the characters
MARKS = str.maketrans("，：；（）！？", ",:;()!?")
HAN = re.compile("[一-鿿]+")
GENERIC = "省市区县旗州盟镇乡村街道路山河江湖岛港湾"
PROVINCE = re.compile("(省|市|(壮族|回族|维吾尔)?自治区)$")


def lexicon(sentences):
    """Names by (type, shape): those of the training texts and of the lexicons."""
    names = defaultdict(set)
    for sentence in sentences:
        for start, end, type in sentence.mentions:
            name = sentence.text[start:end]
            if type != "ORG" and shape(type, name):
                names[type, shape(type, name)].add(name)
    with open(DATA / "lexicons/hanlp/custom/人名词典.txt", encoding="utf-8") as file:
        for line in file:
            name = line.split(" ")[0]
            if HAN.fullmatch(name) and len(name) in (2, 3, 4) and name[-1] not in "某氏":
                names["PER", shape("PER", name)].add(name)
    for level in ("cities", "areas", "streets"):
        with open(DATA / f"lexicons/admin-divisions/dist/{level}.csv", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if HAN.fullmatch(row["name"]) and len(row["name"]) < 9 and "辖" not in row["name"]:
                    names["LOC", shape("LOC", row["name"])].add(row["name"])
    with open(DATA / "lexicons/admin-divisions/dist/provinces.csv", encoding="utf-8") as file:
        names["LOC", "province"] = {PROVINCE.sub("", row["name"]) for row in csv.DictReader(file)}
    return {key: sorted(found) for key, found in names.items() if len(found) > 20}


def begins_with(name, names):
    """(place that the name of a body begins with, key of its like), the longest there is; else ("", None)."""
    for length in range(min(len(name) - 2, 8), 1, -1):
        place = name[:length]
        for key in (("LOC", shape("LOC", place)), ("LOC", "province")):
            among = names.get(key, ())
            at = bisect_left(among, place)
            if at < len(among) and among[at] == place:
                return place, key
    return "", None


def shape(type, name):
    """Names of one shape stand for each other; None for one that is not swapped (short forms, Latin letters)."""
    if type == "PER":
        return "foreign" if "·" in name else len(name) if HAN.fullmatch(name) and len(name) > 1 else None
    return name[-1] if type == "LOC" and len(name) > 2 and name[-1] in GENERIC and HAN.fullmatch(name) else None


def vary(sentence, names, rng):
    draws = rng.random(4)
    if sentence.mentions and not sentence.words and draws[0] < SWAPPED:
        sentence = swap(sentence, names, rng)
    if draws[1] < MARK_LOST and sentence.text[-1] in "。！？；" and len(sentence.text) > 2:
        sentence = _without_last(sentence)
    if draws[2] < SPACED:
        sentence = _spaced(sentence, rng)
    if draws[3] < HALF_WIDTH:
        sentence = sentence._replace(text=sentence.text.translate(MARKS))
    return sentence


def swap(sentence, names, rng):
    text, mentions, last = "", [], 0
    for start, end, type in sorted(sentence.mentions):
        name = sentence.text[start:end]
        place, key = begins_with(name, names) if type == "ORG" else (name, (type, shape(type, name)))
        choice = names.get(key)
        if choice and rng.random() < PER_NAME:
            name = choice[rng.integers(len(choice))] + name[len(place) :]
        text += sentence.text[last:start]
        mentions.append((len(text), len(text) + len(name), type))
        text, last = text + name, end
    return sentence._replace(text=text + sentence.text[last:], mentions=mentions)


def _without_last(sentence):
    end = len(sentence.text) - 1
    words = [w for w in sentence.words if w[1] <= end]
    mentions = [m for m in sentence.mentions if m[1] <= end]
    return sentence._replace(text=sentence.text[:-1], mentions=mentions, words=words)


def _spaced(sentence, rng):
    """White space at one to three places: anywhere, but between words where the words are annotated."""
    places = [e for _, e, _ in sentence.words] or range(1, len(sentence.text))
    if not len(places):
        return sentence
    for at in sorted({int(places[rng.integers(len(places))]) for _ in range(rng.integers(1, 4))}, reverse=True):

        def moved(spans, at=at):
            return [(s + (s >= at), e + (e > at), t) for s, e, t in spans]

        words = sorted([*moved(sentence.words), (at, at + 1, "x")]) if sentence.words else []
        text = sentence.text[:at] + " " + sentence.text[at:]
        sentence = sentence._replace(text=text, mentions=moved(sentence.mentions), words=words)
    return sentence
