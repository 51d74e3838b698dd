"""What a batch costs, summed over its tokens."""

import torch
from torch.nn import functional as F

WEIGHT = {"words": 0.5, "pos": 0.3}  # of a head's loss; 1 for the others
GUESS = 0.3  # of a character left out
HEAD = "news"  # the convention in which text without annotation is read
AGREE = 1.0  # of how far two readings of a sentence lie apart


def annotated(model, ids, lengths, targets):
    """targets by head, -1 where nothing is said."""
    return cross_entropy(model(ids, lengths), targets)


def cross_entropy(scores, targets):
    total = 0.0
    for head, target in targets.items():
        loss = F.cross_entropy(scores[head].flatten(0, 1), target.flatten(), ignore_index=-1, reduction="sum")
        total = total + WEIGHT.get(head, 1) * loss
    return total


def twice(model, ids, lengths, targets):
    """The same for sentences read twice, with other dropout: also how far the readings lie apart (R-Drop, Liang 2021)."""
    both = {head: torch.cat([target, target]) for head, target in targets.items()}
    scores = model(torch.cat([ids, ids]), torch.cat([lengths, lengths]))
    apart = 0.0
    for head, target in targets.items():
        one, other = scores[head][: len(ids)].log_softmax(-1), scores[head][len(ids) :].log_softmax(-1)
        apart = apart + ((one.exp() - other.exp()) * (one - other)).sum(-1)[target >= 0].sum()
    return (cross_entropy(scores, both) + AGREE * apart) / 2


def unannotated(model, teacher, ids, lengths, whole):
    """The names that the teacher sees in the whole text are to be seen in the damaged one, the characters guessed."""
    with torch.no_grad():
        seen = teacher(whole, lengths)[HEAD].softmax(-1)
    read = model.read(ids, lengths)
    mine = model.scores(read)[HEAD].log_softmax(-1)
    real = torch.arange(ids.shape[1])[None, :] < lengths[:, None]
    left_out = ids != whole
    guesses = model.guessed(read[left_out]).float()
    return -(seen * mine).sum(-1)[real].sum() + GUESS * F.cross_entropy(guesses, whole[left_out], reduction="sum")
