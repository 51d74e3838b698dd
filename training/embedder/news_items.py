"""Items of television news: a headline and the sentences of its paragraphs.

Fitted on: January 2022 to June 2025, but for the days that are kept for measuring. Chosen on: the rest of 2025.
Measured on: 2026. An item whose headline or lead an earlier part has already is left out of a later one.
"""

import random
import sys
from pathlib import Path
from typing import NamedTuple

from news import SENTENCE

sys.path.append(str(Path(__file__).resolve().parents[1] / "clean"))
import corpora  # noqa: E402

FITTED, CHOSEN, MEASURED = ("20220101", "20250630"), ("20250701", "20251231"), ("20260101", "20261231")
SHORTEST = 4  # characters of a headline and of a sentence: shorter ones are "简讯" and the like


class Item(NamedTuple):
    headline: str
    paragraphs: list[list[str]]

    @property
    def lead(self) -> str:
        """The first sentence."""
        return self.paragraphs[0][0]

    @property
    def later(self) -> str | None:
        """The first sentence of the second paragraph, or else the second of the first."""
        return next((s for s in [*(p[0] for p in self.paragraphs[1:2]), *self.paragraphs[0][1:2]]), None)

    @property
    def bare_lead(self) -> str | None:
        """The lead without the runs of two and more characters that the headline has too."""
        shared = {self.headline[i : i + 2] for i in range(len(self.headline) - 1)}
        text = self.lead
        taken = [text[i : i + 2] in shared or text[max(i - 1, 0) : i + 1] in shared for i in range(len(text))]
        bare = "".join(c for c, t in zip(text, taken) if not t)
        return bare if len(bare) >= SHORTEST else None


def read(period: tuple[str, str], without: list[Item] = ()) -> list[Item]:
    """The items of a period in the order of the news; headlines and leads that come again are left out."""
    first, last = period
    held = corpora.given_dates() if period is FITTED else set()
    seen = {text for item in without for text in (item.headline, item.lead)}
    found = []
    for year in range(int(first[:4]), int(last[:4]) + 1):
        for day, page in corpora.cctv_days(year) if corpora_has(year) else ():
            if first <= day <= last and day not in held:
                for item in filter(None, map(item_of, page)):
                    if seen.isdisjoint((item.headline, item.lead)):
                        seen |= {item.headline, item.lead}
                        found.append(item)
    return found


def corpora_has(year: int) -> bool:
    return (corpora.SHARED / f"data/text/cctv-news/{year}.md.gz").exists()


def item_of(article: dict) -> Item | None:
    paragraphs = [[s.strip() for s in SENTENCE.findall(text)] for text in article["paragraphs"]]
    paragraphs = [kept for sentences in paragraphs if (kept := [s for s in sentences if len(s) >= SHORTEST])]
    headline = (article["headline"] or "").strip()
    return Item(headline, paragraphs) if paragraphs and len(headline) >= SHORTEST else None


def sample(items: list, count: int, seed: int) -> list:
    return random.Random(seed).sample(items, min(count, len(items)))


def pair(item: Item, chance: random.Random) -> tuple[str, str]:
    """Two texts that belong together: half the time the headline and the lead, else the headline and any sentence, or
    two neighbouring sentences."""
    kind, paragraph = chance.random(), chance.choice(item.paragraphs)
    at = chance.randrange(len(paragraph))
    if kind < 0.5 or (kind >= 0.7 and len(paragraph) == 1):
        return item.headline, item.lead
    if kind < 0.7:
        return item.headline, paragraph[at]
    at = min(at, len(paragraph) - 2)
    return paragraph[at], paragraph[at + 1]
