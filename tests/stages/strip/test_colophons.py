"""Who made a text stays where the text tells it; what a site prints of a page goes."""

import pytest
from sides import turns_at

import eduparse
from eduparse.stages.strip.colophons import HEAD, ROW, ROW_ABOVE, colophons
from eduparse.stages.strip.furniture import NOTHING, Strength
from eduparse.stages.strip.page import StripLine

BODY = "同学们的稿件写得很好，编辑部从四十篇里选了六篇，其余的还给作者。\n"


@pytest.mark.parametrize(
    "page",
    [
        "班报第三期\n主编：任小舟\n责任编辑：孟夏\n美术编辑：柳如烟\n校对：周子衿\n" + BODY,
        "《青禾文艺》简介\n主办：青禾镇文化站\n来源：自由投稿\n出刊：每季一期\n" + BODY,
        "摘抄本\n江水年年向东流，岸上的人换了一茬又一茬。\n来源：《渡口》\n写信的人走了，信还在路上。\n来源：《来信》\n",
        "等船（独幕剧）\n阿秀：船怎么还不来？\n（灯光渐暗，江水声渐起，谁也没有说话。）\nEND\n",
        "演出名单\n编剧：任小舟\n导演：孟夏\n摄影：柳如烟\n道具：周子衿\n" + BODY,
        "诗集\n作者：任小舟\n插图：孟夏\n校对：柳如烟\n印数：两百册\n" + BODY,
        "校刊征稿\n主办：青禾中学\n协办：文学社\n栏目：散文、诗歌\n" + BODY,
        "渡口（话剧）\n老周：风大，今天怕是不来了，我们回去吧。\n（幕落）\n— The End —\n",
        "语录\n读书要慢，慢了才能记住里面的话。\n来源：《读书记》\n走路要快。\n来源：《行路记》\n做人要直。\n来源：《做人记》\n",
        "纪念册\n策划：任小舟\n摄影：孟夏\n排版：柳如烟\n题字：周子衿\n" + BODY,
    ],
)
def test_the_text_tells_it(page: str) -> None:
    assert eduparse.clean(page)[0].text == page


NEWS = (
    "青禾县召开教育工作会议\n昨天，青禾县召开了会议，总结了去年的工作，并对今年的工作作了安排。\n"
)


@pytest.mark.parametrize(
    "line",
    ["责任编辑：孟夏", "END\n编辑：小满\n审核：秦月明", "编辑：孟夏\n上一篇：关于放假的通知"],
)
def test_a_site_prints_it(line: str) -> None:
    assert eduparse.clean(NEWS + line + "\n")[0].text.strip() == NEWS.strip()


def kept(size: int, above: int) -> bool:
    """Whether the first of so many keys stays, below so many lines."""
    texts = [
        *(["班报"] * above),
        "责任编辑：孟夏",
        *(["美术编辑：柳如烟"] * (size - 1)),
        BODY.strip(),
    ]
    lines = [StripLine(0, text) for text in texts]
    marks = [NOTHING] * len(lines)
    marks[above] = (Strength.SURE, "noise.editor")
    return bool(list(colophons(lines, marks)))


def test_a_row_has_some_keys() -> None:
    turns_at(lambda n: kept(n, HEAD + 1), ROW)
    turns_at(lambda n: kept(n, HEAD), ROW_ABOVE)
    turns_at(lambda n: not kept(ROW_ABOVE, n), HEAD + 1)


@pytest.mark.parametrize(
    "page",
    [
        "校园广播稿\n播音：任小舟\n编辑：孟夏\n今天广播站为大家朗读三篇来稿，第一篇写的是渡口。\n",
        "小镇周报\n第12期\n总第36期\n主办：白鹭镇文化站\n编辑：任小舟\n镇上的渡口修好了，下个月初一通航。\n",
        "旧书目录\n标签：小说 民国 江城\n译者：孟夏\n价格：12元\n这本书封面破了，里面完好，一共一百二十页。\n",
    ],
)
def test_two_keys_below_the_name_of_a_text(page: str) -> None:
    assert eduparse.clean(page)[0].text == page
