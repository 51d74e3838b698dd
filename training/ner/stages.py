"""The stages of the training: from the published weights; narrower, with text that nobody annotated; and once more,
that text read by what the second stage made, our own sentences read twice in the end."""

from typing import NamedTuple

from bert import INNER


class Stage(NamedTuple):
    name: str
    tokens: int  # length of the stage
    rate: float  # the largest learning rate of the uppermost layer
    batch: int  # tokens of a worker's part of a step, padding counted
    shares: dict  # of the tokens, by corpus
    last_shares: dict  # the same at the end: mostly our own convention
    last: float  # which part of the stage lies behind when the shares change
    inner: int  # width of the feed-forward products
    unannotated: bool  # whether there is text without annotation
    last_twice: tuple = ()  # corpora whose sentences are read twice a time when the shares have changed


WIDE = Stage(
    name="wide",
    tokens=11_800_000,
    rate=3e-4,
    batch=800,
    shares={"news": 0.15, "paper": 0.08, "msra": 0.35, "pfr": 0.35, "uner": 0.07},
    last_shares={"news": 0.42, "paper": 0.22, "msra": 0.15, "pfr": 0.15, "uner": 0.06},
    last=0.74,
    inner=INNER,
    unannotated=False,
)
NARROW = Stage(
    name="narrow",
    tokens=9_000_000,
    rate=2e-4,
    batch=1600,
    shares={"news": 0.06, "paper": 0.03, "msra": 0.32, "pfr": 0.31, "uner": 0.06, "text": 0.22},
    last_shares={"news": 0.34, "paper": 0.18, "msra": 0.15, "pfr": 0.15, "uner": 0.06, "text": 0.12},
    last=0.64,
    inner=1536,
    unannotated=True,
)
AGAIN = NARROW._replace(
    name="again",
    shares={"news": 0.07, "paper": 0.04, "msra": 0.35, "pfr": 0.32, "uner": 0.07, "text": 0.15},
    last_shares={"news": 0.34, "paper": 0.18, "msra": 0.18, "pfr": 0.16, "uner": 0.06, "text": 0.08},
    last=0.62,
    last_twice=("news", "paper"),
)
STAGES = (WIDE, NARROW, AGAIN)
