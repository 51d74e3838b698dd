"""Noised pages with their answers, as JSON lines.

To measure on: python training/clean/generate.py OUT.jsonl [COUNT [SEED]]
"""

import json
import random
import sys

from corpora import measure_pages
from noise import noised


def excerpt(pages, rng):
    """Neighbouring articles of one page, about 500 to 4,000 characters together."""
    page = rng.choice(pages)
    at, want, out = rng.randrange(len(page)), rng.choice([500, 1200, 2000, 4000]), []
    for a in page[at:] + page[:at]:
        if sum(len(x) for b in out for x in b["paragraphs"]) > want:
            break
        if sum(map(len, a["paragraphs"])) < 5000:
            out.append(a)
    return out


def write(path, sources, count, seed):
    """Writes about `count` pages, six in ten from television news, made of (news, paper) as corpora.py gives them."""
    news, paper = sources
    pool = [a["headline"] for p in news for a in p if a["headline"]]
    alphabet = [c for p in news[:20] for a in p for x in a["paragraphs"] for c in x if "一" <= c <= "鿿"]
    rng = random.Random(seed)
    with open(path, "w", encoding="utf-8") as f:
        for n in range(count):
            articles = excerpt(news if rng.random() < 0.6 else paper, rng)
            if articles:
                f.write(
                    json.dumps(noised(articles, seed * 1_000_003 + n, n % 3, pool, alphabet), ensure_ascii=False) + "\n"
                )


if __name__ == "__main__":
    options = dict(zip(("count", "seed"), map(int, sys.argv[2:])))
    write(sys.argv[1], measure_pages(), **{"count": 900, "seed": 21, **options})
