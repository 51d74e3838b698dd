"""Headlines, notices, letters and tables that are written here rather than found in the corpora."""

import re

from page_parts import BODIES, OFFICES, PLACES, person

COLUMNS = "随笔 杂谈 短评 观察 特写 连线 热点 追踪 走基层 人物 故事 问答 对话 现场 深度 读报 茶座 民生 健康 法治 校园 书评 影评 评论 来信 百姓话题 专家谈 延伸 记者手记 大家谈 新知".split()
NOTICES = "图片新闻 图片报道 征稿启事 来稿须知 编者按 更正 读者信箱 启事 预告 征文 欢迎投稿 今日导读 简讯 一图读懂 资料 短讯 声明".split()


def dress_headline(headline, rng):
    """The name of a column before or behind a headline, quotation marks round it, a question mark after it."""
    kind = rng.random()
    name = rng.choice(COLUMNS)
    if kind < 0.35:
        return f"{headline}（{name}）"
    if kind < 0.45:
        return f"“{headline}”（{name}）"
    if kind < 0.55:
        return f"{headline}？（{name}）"
    if kind < 0.65:
        return f"【{name}】{headline}"
    if kind < 0.75:
        return f"{name}：{headline}"
    if kind < 0.85:
        return f"{name}｜{headline}"
    return re.sub(r"[ ，]", "  ", headline) + rng.choice(["", "", "？", "！"])


def notice(rng, pool):
    """A very short article: a picture with its caption, a call for letters, a correction."""
    kind = rng.random()
    words = rng.choice(pool)
    if kind < 0.55:
        name = person(rng)
        name = name[0] + "  " + name[1] if len(name) == 2 else name
        day = f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
        where = rng.choice(PLACES)
        scene = rng.choice([day + "，" + where, where, "近日，" + where, "图为" + day + "，"]) + rng.choice(BODIES)
        topic = max(re.split(r"[ ，：—。《》“”]", words), key=len)[:18]
        effect = rng.choice(["吸引众多市民参加", "现场一派忙碌景象", "受到群众欢迎", "为当地群众送去服务"])
        body = [f"{scene}开展“{topic}”活动，{effect}。"]
        body += rng.choice(
            [
                [f"{name}摄（影像中国）"],
                [f"本报记者  {name}摄"],
                [f"{name}摄（新华社发）"],
                [f"{name}摄（人民视觉）"],
                [],
            ]
        )
    else:
        call = rng.choice(["各位读者", "本栏目", "本版"])
        call += rng.choice(["欢迎来信来稿", "长期征集基层故事", "面向社会征集问题线索和建议"])
        terms = rng.choice(["请注明栏目名称和联系方式", "字数以一千字以内为宜", "来稿一经采用即付稿酬"])
        body = [f"{call}，{terms}。"]
        body += rng.sample(
            [
                "邮  箱：laixin@example.com",
                "投稿邮箱：news2@example.cn",
                "gao@example.com.cn",
                "电  话：（010）65360000",
                "地址：某市中山路2号  邮编：100000",
                "网址：www.example.com/laixin",
                "移动端：某报客户端“议事厅”",
                "某报网“互动”频道",
            ],
            rng.randint(0, 4),
        )
    return {"headline": rng.choice(NOTICES) if rng.random() < 0.8 else None, "byline": None, "paragraphs": body}


def letter(article, rng, pool):
    """A salutation before the body; behind it the sender and the date, set to the right."""
    article["paragraphs"].insert(
        0,
        rng.choice(
            [
                "编辑同志：",
                "各位代表：",
                "尊敬的读者：",
                "同志们、朋友们：",
                "各乡镇人民政府、县直各部门：",
                "亲爱的同学们：",
            ]
        ),
    )
    far = "　" * rng.randint(4, 12)
    article["paragraphs"] += [
        far + rng.choice(PLACES) + rng.choice(BODIES + ["居民 " + person(rng)]),
        far + f"20{rng.randint(10, 26)}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日",
    ]


def table(article, rng, pool):
    """Rows of cells, a line each."""
    gap = rng.choice(["  ", "    ", "　", "\t"])
    rows = [gap.join(["姓名", "单位", "职务"][: rng.choice([2, 3])])] if rng.random() < 0.5 else []
    kind = rng.random()
    for n in range(rng.randint(3, 9)):
        if kind < 0.4:
            rows.append(gap.join([person(rng), rng.choice(PLACES) + rng.choice(BODIES), rng.choice(OFFICES)]))
        elif kind < 0.7:
            rows.append(gap.join([rng.choice(PLACES), f"{rng.randint(1, 9000) / 10}", f"{rng.randint(1, 300) / 10}%"]))
        else:
            rows.append(
                f"{n + 1}."
                + max(re.split(r"[ ，：—。《》“”]", rng.choice(pool)), key=len)[:20]
                + rng.choice(["", "；"])
            )
    at = rng.randint(1, len(article["paragraphs"]))
    article["paragraphs"][at:at] = rows


def dateline(article, rng):
    """The place and day of a report before its first sentence, with or without its reporters."""
    first = article["paragraphs"][0]
    if re.match(r".{0,30}[电讯]", first[:30]) or len(first) < 20:
        return
    agency = rng.choice(["本报", "新华社", "本报", "据新华社", "中新社", "新华社", "记者从"])
    place = rng.choice(PLACES + ["北京", "上海", "南宁", "兰州", "开罗", "东京", "华盛顿", "联合国"]).rstrip("省市县区")
    day = f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
    names = "、".join(person(rng) for _ in range(rng.choice([1, 1, 2, 3])))
    who = rng.choice(
        [
            f"（记者{names}）",
            f"（记者{names}）",
            "",
            f"（本报记者{names}）",
            f"记者{names}报道：",
            f" 记者{names}报道：",
        ]
    )
    gap = rng.choice(["  ", "  ", " ", "　", ""])
    start = (
        rng.choice([f"{agency}{place}{day}电{gap}{who}", f"{agency}{place}{day}电{gap}{who}", f"本报讯{gap}{who}"])
        if agency != "记者从"
        else f"记者{day}从{place}有关部门获悉："
    )
    article["paragraphs"][0] = start + first
