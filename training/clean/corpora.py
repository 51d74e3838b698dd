"""Articles with known paragraphs, headlines and bylines, read from the two corpora in ../shared.

An article is {"headline": str|None, "byline": (title|None, name)|None, "paragraphs": [str]}; a page is a list of them.
"""

import gzip
import json
import re
from collections import OrderedDict
from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared"
SURNAMES = set(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾"
    "韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧"
    "耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦"
)
END = "。！？”’）…；："
WRITERS = ("记者", "通讯员", "特约记者", "实习生")  # what stands before the next names of a byline
NO_TEXT = re.compile(r"更新时间：|TITLE_NOT_FOUND|CONTENT_NOT_FOUND")  # what the archive writes of itself


def cctv_days(year):
    """Yields (yyyymmdd, page) for a year of television news: one page a day."""
    path = SHARED / f"data/text/cctv-news/{year}.md.gz"
    text = gzip.open(path, "rt", encoding="utf-8").read()
    for day in re.split(r"(?m)^# [^\n]*?(?=\d{8})", text)[1:]:
        date, rest = day[:8], day.partition("## 详细新闻")[2]
        page = []
        for part in re.split(r"(?m)^### ", rest)[1:]:
            headline, _, body = part.partition("\n")
            page.extend(_cctv_articles(headline.strip(), body))
        if page:
            yield date, page


def _cctv_articles(headline, body):
    """One broadcast item; a round-up of short news becomes one article for each bold heading."""
    articles, current = [], {"headline": headline, "byline": None, "paragraphs": []}
    for line in body.split("\n"):
        line = line.strip()
        line = re.sub(r"^\*\*央视网消息\*\*\s*（新闻联播）：\s*", "", line)
        bold = re.fullmatch(r"\*\*(.+?)\*\*", line)
        if bold and len(bold[1]) < 45 and bold[1][-1] not in "。！？":
            if current["paragraphs"]:
                articles.append(current)
            current = {"headline": bold[1].strip(), "byline": None, "paragraphs": []}
        elif line and not line.startswith(("[", "<", "!", "#", "---")) and not NO_TEXT.match(line):
            current["paragraphs"].append(re.sub(r"\*\*|\\", "", line))
    if current["paragraphs"]:
        articles.append(current)
    return [a for a in articles if sum(map(len, a["paragraphs"])) > 30 and not NO_TEXT.match(a["headline"])]


def pfr_pages():
    """Yields (yyyymmdd-page, page) of the People's Daily of January 1998; real author lines become bylines."""
    articles = OrderedDict()
    for line in open(SHARED / "data/ner/pfr199801/paragraphs.jsonl", encoding="utf-8"):
        row = json.loads(line)
        articles.setdefault(row["id"][:15], []).append(row)
    pages = OrderedDict()
    for key, rows in articles.items():
        pages.setdefault(key[:11], []).append(_pfr_article(rows))
    for key, page in pages.items():
        yield key, [a for a in page if a["paragraphs"]]


def _pfr_article(rows):
    texts = [r["text"].replace("『", "“").replace("』", "”").replace("———", "——") for r in rows]
    headline = byline = None
    if len(texts) > 1 and len(texts[0]) <= 36 and texts[0][-1] not in "。！；：，、":
        headline, texts, rows = texts[0], texts[1:], rows[1:]
        byline = _pfr_byline(texts[0], rows[0]["entities"]) if len(texts) > 1 else None
        if byline:
            texts = texts[1:]
    return {"headline": headline, "byline": byline, "paragraphs": texts}


def _pfr_byline(text, entities):
    """Names, before them or between them what they are: 新华社记者贾永黄秋生, 中国国防报记者黄运成新华社记者贾永黄秋生."""
    people = [(s, e) for s, e, kind in entities if kind == "PER"]
    if not people or len(text) > 24 or text[-1] in END or any(c in "，。：（《“" for c in text):
        return None
    if people[-1][1] != len(text) or any(e - s > 4 for s, e in people):
        return None
    between = [text[a[1] : b[0]] for a, b in zip(people, people[1:])]
    if any(gap and not gap.endswith(WRITERS) for gap in between):
        return None
    names = text[people[0][0] : people[0][1]]
    for gap, (start, end) in zip(between, people[1:]):
        names += "  " + gap + text[start:end]
    return (text[: people[0][0]] or None, names)


def given_dates():
    """Days used by the bulletins that only measure: never fitted on."""
    out = set()
    for meta in (SHARED / "data/bulletins/noised").glob("*.meta.json"):
        out.update(re.findall(r"\d{8}", json.load(open(meta, encoding="utf-8")).get("source", "")))
    return out


FOLDS = (0, 1)


def fit_pages(folds):
    """(television news of 2022 to 2024, PFR but for its last days), the days of the given folds. A day's fold is the
    parity of its number, so that both folds know the names of every month."""
    held = given_dates()
    news = [p for year in (2022, 2023, 2024) for d, p in cctv_days(year) if d not in held and int(d) % 2 in folds]
    paper = [p for d, p in pfr_pages() if d < "19980128" and int(d[:8]) % 2 in folds]
    return news, paper


def choose_pages():
    """What decisions are made on: the first quarter of 2025 and PFR's last days."""
    held = given_dates()
    news = [p for d, p in cctv_days(2025) if d < "20250401" and d not in held]
    return news, [p for d, p in pfr_pages() if d >= "19980128"]


def measure_pages():
    """What reliability is measured on: the rest of 2025, on which nothing was fitted or decided, and PFR's last days."""
    held = given_dates()
    news = [p for d, p in cctv_days(2025) if d >= "20250401" and d not in held]
    return news, [p for d, p in pfr_pages() if d >= "19980128"]
