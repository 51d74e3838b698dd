"""Small parts of a newspaper page that are written here rather than found in the corpora."""

import re

from corpora import SURNAMES

NAMES = sorted(SURNAMES)
GIVEN = "明华强伟芳娜敏静丽军杰勇艳涛超霞平刚桂英文玉建国志海波鹏飞宇浩然雪梅春林东山河辉斌洁琳晨阳佳欣婷振永学德清安宁立新光荣庆思远博雅松"
PLACES = "江苏省 湖北省 四川省 西安市 南昌市 浙江省 贵州省 云南省 青岛市 广西壮族自治区 大连市 兰州市 长沙市 福建省 某县 朝阳区".split()
BODIES = "总工会 工业和信息化厅 文化和旅游厅 政府研究室 教育局 农业农村局 卫生健康委 科学技术协会 大学 中学 第一人民医院 气象局 博物馆 实验小学".split()
HONOURS = "劳动模范 技术能手 人大代表 政协委员 非遗传承人 五一劳动奖章获得者 道德模范 先进工作者 青年志愿者 抗洪英雄 三八红旗手 大学生村官".split()
WORKS = "机械厂 纺织公司 供电公司运维中心 发动机厂装配车间 铁路局机务段 钢铁集团炼钢部 造船厂 农业合作社 物流园 电子公司研发中心 地铁运营公司 环卫所 东山村 新华社区 边防连 消防救援站".split()
OFFICES = (
    "主任 书记 局长 党组书记、副主席 党组成员、副厅长 厅长 教授 研究员 校长 院长 副市长 会长 讲解员 一级教师".split()
)
DESKS = (
    "本报记者 新华社记者 本报通讯员 本报驻外记者 特约记者 记者 实习生 本报评论员 通讯员 央视记者 本报特约撰稿人".split()
)
WORDS = (
    "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were all "
    "city railway station workers report training water energy market hospital teachers bridge island weather development co-operation "
    "international programme people night morning government museum language village harvest mountain"
).split()


def person(rng):
    return rng.choice(NAMES) + "".join(rng.choice(GIVEN) for _ in range(rng.choice([1, 2, 2])))


def office_byline(rng):
    """(office, name), one name or several."""
    kind = rng.random()
    if kind < 0.5:
        office = rng.choice(DESKS)
    elif kind < 0.72:
        office = rng.choice(PLACES) + rng.choice(BODIES) + rng.choice(OFFICES)
    elif kind < 0.9:
        work = (
            rng.choice(["", rng.choice(PLACES)])
            + rng.choice(WORKS)
            + rng.choice(["", "", "党支部书记", "职工", "董事长", "班组长", "工程师", "党委书记、社长、总编辑"])
        )
        office = rng.choice(["", rng.choice(["", "全国", "省", "市"]) + rng.choice(HONOURS) + "、"]) + work
    else:
        office = rng.choice(PLACES)
    if rng.random() < 0.06:
        return (
            rng.choice(DESKS),
            rng.choice(
                [
                    "本报编辑部",
                    "“读者信箱”编辑",
                    "《求知》编辑部",
                    "“直播间”网友",
                    "综合整理",
                    "本报评论部",
                    "课题组",
                    "驻村工作队",
                ]
            ),
        )
    names = [person(rng) for _ in range(rng.choice([1, 1, 1, 1, 2, 3]))]
    return (None if rng.random() < 0.1 else office, rng.choice(["  ", " "]).join(names))


def title_line(rng, pool):
    about = rng.choice(
        [
            "学习贯彻会议精神",
            "高质量发展调研行",
            "乡村振兴故事",
            "深化改革",
            "春运一线",
            "《关于加强基层工作的意见》",
            "先进事迹",
            "综合新闻",
            "学习《论述摘编》",
            "深入学习宣传贯彻《纲要》",
            "《条例》宣传",
            "代表委员议政",
            "一线见闻",
            "读者来信",
            "工会工作",
            "优秀基层干部",
            re.split(r"[ ，：—]", rng.choice(pool))[0][:24],
        ]
    )
    kind = rng.choice(
        [
            "座谈会发言摘登",
            "专题报道摘编",
            "情况交流摘登",
            "来信选登",
            "交流材料汇编",
            "新闻选登",
            "专栏",
            "述评",
            "——一周要闻",
            "发言摘要",
            "会议发言摘登",
            "经验交流会发言摘编",
            "选登",
            "摘登",
            "摘编",
            "要闻摘要",
            "简报",
            "动态",
            "工作简报",
            "大事记",
            "专版",
            "特刊",
            "座谈会发言摘编",
            "系列报道",
            "综合新闻选登",
        ]
    )
    return (
        rng.choice(
            [
                "",
                "全国",
                "全省",
                "各地",
                "全市",
                "全国各地",
                "奋进新征程 ",
                "新时代 新作为——",
                "坚定信心 开拓进取——",
                "奋进新征程 建功新时代——",
                "全国工会",
                "本市",
            ]
        )
        + about
        + kind
    )


def masthead(rng):
    date = f"20{rng.randint(10, 26)}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
    day = rng.choice(["星期一", "星期三", "星期六", "周五"])
    paper = rng.choice(["晨报", "工人日报", "江城晚报", "人民日报", "某省日报"])
    return rng.choice(
        [
            f"{paper} {date} {day}",
            f"{date}  {day}  责任编辑：{person(rng)}",
            f"第{rng.randint(1, 16)}版：综合新闻",
            f"{rng.randint(1, 16)} {paper} {date} {day}",
            f"要 闻  {rng.randint(1, 16)}",
            f"{date} {day} 第{rng.randint(1, 16)}版",
            f"综合 {rng.randint(1, 16)}",
        ]
    )


def furniture_line(rng, page):
    return rng.choice(
        [
            f"· {page} ·",
            f"— {page} —",
            f"- {page} -",
            f"第{page}版",
            f"第{page}页",
            f"第 {page} 页 共 {page + 5} 页",
            f"{page}",
            f"责任编辑：{person(rng)} 版式：{person(rng)}",
            f"本版责编：{person(rng)}",
            f"责编：{person(rng)}  美编：{person(rng)}",
            f"责任编辑 {person(rng)} {person(rng)}",
            f"本版编辑：{person(rng)} 校对：{person(rng)}",
        ]
    )


def section_heads(article, rng, pool):
    """One to three section headings inside the body, in a style of the article, in words of the paragraph that follows:
    words from elsewhere would teach that a heading has nothing to do with its text."""
    style = rng.choice(["{}", "{}", "——{}。", "■{}", "一、{}", "“{}”", "{}——", "（一）{}", "问：{}？"])
    for _ in range(rng.randint(1, 3)):
        at = rng.randint(1, len(article["paragraphs"]))
        behind = article["paragraphs"][at] if at < len(article["paragraphs"]) else article["paragraphs"][-1]
        clauses = [c for c in re.split(r"[ ，：—。《》“”；、（）]", behind) if 4 <= len(c) <= 22]
        if clauses:
            article["paragraphs"].insert(at, style.format(rng.choice(clauses)))


def caption(article, rng, pool):
    name = person(rng)
    name = name[0] + "  " + name[1] if len(name) == 2 and rng.random() < 0.7 else name
    article["paragraphs"].append(
        rng.choice(
            [
                f"{name}摄（影像中国）",
                f"（摘编自《{rng.choice(['某省日报', '晚报', '文汇报'])}》）",
                f"（新华社发）",
                f"{name}摄",
                f"（本报北京{rng.randint(1, 12)}月{rng.randint(1, 28)}日电）",
                f"（{name}）",
                f"{name}文",
                f"邮  箱：bianji{rng.randint(1, 99)}@example.cn",
                "本版邮箱：laixin@example.com（来稿请注明栏目名）",
                f"——编  者",
                f"（{person(rng)}参与采写）",
                f"图为{rng.choice(pool)[:14]}。{name}摄",
                f"（作者为{rng.choice(PLACES)}{rng.choice(BODIES)}{rng.choice(OFFICES)}）",
            ]
        )
    )


def verse(article, rng, pool):
    """Clauses of five or seven characters, a line each."""
    size = rng.choice([5, 7, 7, 8, 9])
    clauses = [
        c
        for p in article["paragraphs"]
        for c in re.findall(rf"(?<=[，。；])[一-鿿]{{{size - 1},{size + (size > 7)}}}(?=[，。；])", p)
    ]
    if len(clauses) >= 4:
        at = rng.randint(1, len(article["paragraphs"]))
        n = rng.choice([4, 4, 8])
        lines = [c + ("，。"[i % 2] if rng.random() < 0.97 else "") for i, c in enumerate(clauses[:n])]
        name = person(rng)
        signed = [name[0] + "  " + name[1] + "文" if len(name) == 2 else name + "文"] if rng.random() < 0.3 else []
        article["paragraphs"][at:at] = (
            ([rng.choice(["这正是：", "有诗云：", "歌词写道：", "诗曰："])] if rng.random() < 0.5 else [])
            + lines
            + signed
        )


def latin_paragraph(article, rng, pool):
    words = [rng.choice(WORDS) for _ in range(rng.randint(15, 70))]
    for i in range(7, len(words), rng.randint(7, 14)):
        words[i - 1] += rng.choice([",", ".", ";"])
    article["paragraphs"].insert(rng.randint(1, len(article["paragraphs"])), " ".join(words).capitalize() + ".")
