"""What a batch costs, summed over its tokens."""

import torch
from torch.nn import functional as F

WEIGHT = {"words": 0.5, "pos": 0.3}  # of a head's loss; 1 for the others
GUESS = 0.3  # of a character left out
HEAD = "news"  # the convention in which text without annotation is read


def annotated(model, ids, lengths, targets):
    """targets by head, -1 where nothing is said."""
    total = 0.0
    scores = model(ids, lengths)
    for head, target in targets.items():
        loss = F.cross_entropy(scores[head].flatten(0, 1), target.flatten(), ignore_index=-1, reduction="sum")
        total = total + WEIGHT.get(head, 1) * loss
    return total


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
