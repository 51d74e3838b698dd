"""The model card of models/clean: model.json for the program, README.md for people."""

import hashlib
import json

SOURCE = (
    "character counts and a small network made by training/clean/train.py from CCTV news text of 2022 to 2024 (github yuekcc/cctv_news) and the "
    "People's Daily of January 1998 (PFR)"
)
LICENCE = "derived counts and weights, MIT with the project; the texts behind them are not in them: CCTV's text is for research and study, PFR is free for research"

README = """# Cleaning statistics
What the *clean* stage has learned: a character trigram model of news text (does the text read on across a line break,
or does a paragraph end?) and a network of one hidden layer that scores what each line is (continuation, first line of
a paragraph, first line of an article's body, headline, byline, title) from its place in the column and its words.

| | |
|---|---|
| file | `statistics.bin`, {bytes:,} bytes, sha256 `{sha}` |
| format | described at `parseStatistics` in `src/stages/clean/statistics.ts` |
| made by | `python training/clean/train.py` (numpy and scipy pinned in `training/clean/requirements.txt`; seeded) |
| date | {date} |
| language model | {grams:,} of the n-grams in {characters:,} characters; 16-bit fingerprints, 8-bit log probabilities |
| network | {window} inputs and {lexicon:,} hashed words, {hidden} hidden units, 6 roles; words in int8 |
| fitted on | {pages:,} pages noised by `training/clean/noise.py` |
| chosen on | {choose:,} pages noised from the first quarter of 2025 and the last days of PFR |

## Sources and licences
- CCTV news (新闻联播) text of 2022–2024, github yuekcc/cctv_news: code MIT, text copyright CCTV, for research and study.
- PFR, the People's Daily of January 1998 annotated by Peking University: free for research.

Neither text is in the file: hashed counts, quantised, and weights. The days of the bulletins in
`../shared/data/bulletins` that only measure were left out of both.

## Figures
On the pages that it was chosen on, line by line, before the grammar of the page: {line_accuracy:.2%} of lines have
the right role, {break_accuracy:.2%} of breaks are rightly joined or kept. On the bulletins of `../shared`: see
`bench/cleanup/score.ts`.

## Limits
News of today's mainland China and of January 1998; horizontal setting; simplified characters. Traditional text has
little support from the language model, and its lines are told by layout alone. Headlines broken over two lines are
not known as one.
"""


def write(folder, facts):
    data = (folder / "statistics.bin").read_bytes()
    sha = hashlib.sha256(data).hexdigest()
    figures = {
        k: facts[k] for k in ("characters", "grams", "hidden", "pages", "choose", "line_accuracy", "break_accuracy")
    }
    model = {
        "id": "clean-statistics",
        "kind": "clean-statistics",
        "source": SOURCE,
        "licence": LICENCE,
        "files": [{"path": "statistics.bin", "sha256": sha, "bytes": len(data)}],
        "figures": figures,
    }
    (folder / "model.json").write_text(json.dumps(model, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "README.md").write_text(README.format(bytes=len(data), sha=sha, **facts), encoding="utf-8")
