"""What readers and portals string below a text goes as a whole; what a paper says of such things stays."""

import pytest

import eduparse

PAPER = "青禾县校服管理办法\n第一条 为规范校服管理，制定本办法。\n第二条 校服由学生自愿购买，学校不得强制。\n第三条 本办法自2024年9月1日起施行。\n"
NEWS = "青禾县举行师德报告会\n本报讯 5月6日，青禾县举行师德报告会，全县中小学校长和教师代表参加会议，会议由县教育局主持。\n"


def _text(page: str) -> str:
    (doc,) = eduparse.clean(page)
    return doc.text.strip("\n") + "\n"


COMMENTS = "全部评论（2）\n游客31 2024-05-06 10:12\n早该这样了。\n回复 赞(3)\n柳溪人 2024-05-06 11:40\n贵不贵？\n回复 赞(0)\n没有更多评论了\n"


def test_comments_go_down_to_their_last_bar() -> None:
    assert _text(PAPER + COMMENTS) == PAPER


def test_comments_above_a_clause_are_the_papers() -> None:
    page = "评课办法\n第一条 评课记录的样式如下：\n全部评论（2）\n回复\n第二条 评课记录由教务处保存，保存期限为三年。\n"
    assert _text(page) == page


FEED = "青禾晚报·\n柳溪镇公布招生办法\n柳溪镇今天公布招生办法，自下月起施行，家长可以到学校咨询，也可以上网查询。\n"


def test_articles_of_others_below_an_article_go() -> None:
    assert _text(NEWS + FEED + FEED.replace("柳溪", "石桥") + FEED.replace("柳溪", "白鹿")) == NEWS


def test_two_sources_are_no_string() -> None:
    assert "柳溪镇公布招生办法" in _text(NEWS + FEED + FEED.replace("柳溪", "石桥"))


@pytest.mark.parametrize(
    "rows",
    [
        "2024/6/7 9:00 语文\n2024/6/7 15:00 数学\n2024/6/8 9:00 外语\n",
        "2024-06-07 09:00\n初赛第一场\n2024-06-07 14:00\n初赛第二场\n",
    ],
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_timetable_stays_wherever_it_stands(rows: str, place: str) -> None:
    notice = "关于做好考务工作的通知\n为做好考务工作，现将有关事项通知如下，请各考点认真贯彻执行，确保考试平稳。\n青禾县招生办\n2024年5月20日\n"
    page = rows + notice if place == "above" else f"{notice}考试时间\n{rows}"
    assert _text(page) == page


def test_the_days_of_posts_are_no_timetable() -> None:
    stamps = "2024-06-07 09:13\n2024-06-07 08:41\n"
    assert "09:13" not in _text(f"首页 > 新闻 > 正文\n{stamps}{NEWS}版权所有：青禾日报")


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("[b]一、报名时间[/b]各校在五月底前报名。", "一、报名时间各校在五月底前报名。"),
        ("见[url=http://jy.example/1.html]招生简章[/url]。", "见招生简章。"),
        ("[align=right]青禾县教育局[/align][align=right]5月6日[/align]", "青禾县教育局\n5月6日"),
        ("[tr][td]学校[/td][td]人数[/td][/tr]", "学校\t人数"),
        ("[attach]3321[/attach]附表", "附表"),
    ],
)
def test_markup_of_a_forum_is_carried_out(line: str, left: str) -> None:
    assert left in _text(f"{PAPER}{line}\n")
    assert "[" not in _text(f"{PAPER}{line}\n")


@pytest.mark.parametrize(
    "line", ["粗体写作[b]和[/b]，这是论坛的代码。", "结果见图[b]与表[i]。", "参考文献[/1]略。"]
)
def test_markup_that_a_page_speaks_of_stays(line: str) -> None:
    assert line in _text(f"{PAPER}{line}\n")


GRID = "|\n学校\n|\n人数\n|\n|\n青禾一中\n|\n12\n|\n"


def test_cells_printed_a_line_each_are_rows() -> None:
    assert "学校\t人数\n青禾一中\t12" in _text(
        f"各校人数如下：\n{GRID}以上人数由各校核对，如有出入请在三日内报送教育局。\n"
    )


def test_boxes_of_one_cell_are_no_grid() -> None:
    box = "|\n专栏1 校舍建设\n|\n|\n新建校舍三栋。\n|\n"
    assert "\t" not in _text(f"建设任务如下：\n{box}以上任务由各校落实。\n")


ENGLISH = (
    "Skip to content\nSearch for:\n",
    "Share this:\nLeave a Reply\nProudly powered by WordPress\n",
)


def test_an_english_frame_around_a_chinese_text_goes() -> None:
    assert _text(ENGLISH[0] + PAPER + ENGLISH[1]) == PAPER


@pytest.mark.parametrize(
    "line",
    [
        "本文由柳溪范文网整理发布，仅供参考",
        "（柳溪范文网 www.liuxi.example 您身边的写作助手）",
        "打开APP，查看更多精彩内容",
    ],
)
def test_lines_of_collectors_go_from_between_clauses(line: str) -> None:
    first, rest = PAPER.split("第二条")
    assert _text(f"{first}{line}\n第二条{rest}") == PAPER


@pytest.mark.parametrize(
    "line",
    [
        "报名网址：柳溪招考网 www.liuxi.example",
        "打开APP，查看孩子的成绩",
        "更多信息请登录柳溪县教育局官网查询",
    ],
)
def test_sites_that_a_paper_sends_its_reader_to_stay(line: str) -> None:
    first, rest = PAPER.split("第二条")
    page = f"{first}{line}\n第二条{rest}"
    assert _text(page) == page


def test_a_cookie_banner_goes_and_a_clause_on_it_stays() -> None:
    banner = "本网站使用 Cookie 以改善您的浏览体验。\n接受全部 仅限必要\n"
    assert _text(banner + PAPER) == PAPER
    clause = "第四条 本网站使用 Cookie 的，应当征得监护人同意。\n"
    assert _text(PAPER + clause) == PAPER + clause


def test_a_window_title_above_a_broken_title_goes() -> None:
    body = "青禾县教育局\n关于加强作业管理的通知\n青教〔2023〕3号\n各学校：\n为加强作业管理，现通知如下。\n一、控制总量。\n"
    assert _text(f"青禾县教育局关于加强作业管理的通知_规范性文件_青禾教育网\n{body}") == body
    other = f"青禾县教育局关于加强考试管理的通知_规范性文件\n{body}"
    assert _text(other) == other


def test_a_list_of_winners_is_titled_by_its_first_line() -> None:
    page = "青禾县书法比赛获奖名单\n一等奖\n青禾县第一小学 周子涵\n青禾县实验小学 林若曦\n二等奖\n青禾县第二小学 吴思远\n"
    (doc,) = eduparse.clean(page)
    assert (doc.metadata.title, doc.text) == ("青禾县书法比赛获奖名单", page)
