"""Short papers that end in a list: a title, a paragraph or two, and names, subjects, dishes, verses or rooms.

Nothing tells such lines from the links of a site but what stands around them. Paragraphs and verses are of texts of
the shared folder, the other items are made of invented words.
"""

import random
import re
from collections.abc import Callable, Sequence

from bench._clean_pages import Text, invented_name

LEAST_PARAGRAPH = 30  # characters of a line that is taken as a paragraph
FEWEST, MOST = 4, 14  # items of a list
_PART = re.compile(r"[一-鿿]{4,8}")  # between two stops of a text
_SUBJECTS = (
    "语文 数学 英语 物理 化学 生物 政治 历史 地理 音乐 美术 体育 信息技术 通用技术 劳动 心理健康"
)
_DISHES = "红烧肉 清炒时蔬 番茄炒蛋 土豆牛腩 紫菜蛋汤 宫保鸡丁 麻婆豆腐 蒜蓉西兰花 冬瓜排骨汤 鱼香肉丝 米饭 酸奶"
_PRIZES = "一等奖 二等奖 三等奖 优秀奖 组织奖 优秀指导教师 创意奖 最佳人气奖 特等奖 入围奖"
_OFFICES = "文学院 数学学院 外国语学院 体育学院 教务处 学生处 保卫处 图书馆 后勤处 团委 财务处 工会 档案馆 校医院"
_WORKS = "剪纸 泥塑 书法 合唱 足球 编程 航模 围棋 舞蹈 陶艺 诗歌朗诵 机器人 摄影 戏剧"
_HEADS = ("一年级", "二年级", "三年级", "高一（1）班", "高一（2）班", "一号楼", "二号楼", "第一组", "第二组")  # fmt: skip
_Drawn = random.Random


def short_paper(text: Text, drawn: random.Random) -> tuple[list[str], list[str]]:
    """The title with the paragraphs, and the list below them; the second is empty where ``text`` is no prose."""
    long = [line for line in text.lines if len(line) >= LEAST_PARAGRAPH and line.endswith("。")]
    if not long:
        return [], []
    title, items = drawn.choice(_LISTS)
    number = drawn.randrange(FEWEST, MOST + 1)
    start = drawn.randrange(len(long))
    own = items(text, drawn, number)
    return [title, *long[start : start + drawn.choice((1, 1, 2))]], own


def _names(_: Text, drawn: _Drawn, number: int) -> list[str]:
    return [invented_name(drawn) for _ in range(number)]


def _grouped(_: Text, drawn: _Drawn, number: int) -> list[str]:
    half = number // 2
    first, second = drawn.sample(_HEADS, 2)
    names = _names(_, drawn, number)
    return [first, *names[:half], second, *names[half:]]


def _rooms(_: Text, drawn: _Drawn, number: int) -> list[str]:
    names = drawn.sample(_OFFICES.split(), min(number, 8))
    return [f"{name}{drawn.randrange(101, 520)}室" for name in names]


def _verses(text: Text, drawn: _Drawn, number: int) -> list[str]:
    found = [part for line in text.lines for part in _PART.findall(line)]
    start = drawn.randrange(max(1, len(found) - number))
    return found[start : start + number] or _names(text, drawn, number)


def _awarded(_: Text, drawn: _Drawn, number: int) -> list[str]:
    prizes = drawn.sample(_PRIZES.split(), 2)
    names = _names(_, drawn, number)
    return [prizes[0], *names[: number // 3], prizes[1], *names[number // 3 :]]


def _of(words: str) -> Callable[[Text, _Drawn, int], list[str]]:
    every: Sequence[str] = words.split()
    return lambda _, drawn, number: drawn.sample(every, min(number, len(every)))


_LISTS = (
    ("期末考试科目安排", _of(_SUBJECTS)),
    ("学生食堂一周菜单", _of(_DISHES)),
    ("参加单位", _of(_OFFICES)),
    ("校园艺术节活动项目", _of(_WORKS)),
    ("竞赛奖项", _of(_PRIZES)),
    ("优秀学生名单", _names),
    ("值日安排", _grouped),
    ("宿舍分配方案", _grouped),
    ("办公地点调整", _rooms),
    ("校歌", _verses),
    ("获奖名单", _awarded),
)
