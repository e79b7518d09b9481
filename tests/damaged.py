"""Strategies: policy text as it is printed, as sites damage it, random Unicode and random bytes."""

from hypothesis import strategies as st

NUMERALS = "一二三四五六七八九十"

TITLES = (
    "青禾县教育局关于做好控辍保学工作的通知",
    "溪山市人民政府办公室关于印发《溪山市特殊教育提升计划》的通知",
    "云泊市教师队伍建设规划（2021—2025年）",
    "松坪县中小学校舍安全管理办法",
)
CLAUSES = (
    "加强组织领导。各县（区）要成立工作专班，每月研究一次。",
    "提高经费保障水平。生均公用经费标准由每年500元提高到600元，提高2.5个百分点。",
    "学校应当公布相关文档，接受社会监督。（责任单位：市教育局）",
    "总体目标。到2025年，学前三年毛入园率达到95%以上。",
    "根据《教师法》第三条和教基〔2020〕7号文件，教师每年接受培训。",
    "建设“智慧校园”，1.5万名学生受益，5年内全部达标。",
    "营造良好氛围",
    "工作目标",
)
FRAMES = (
    "各县（区）教育局，市直各学校：",
    "青教发〔2022〕8号",
    "为加强学校安全工作，现将有关事项通知如下。",
    "联系人：周明远，电话：0000-6210385",
    "附件：1.申报表.doc",
    "青禾县教育局",
    "2022年3月15日",
    "第一章 总则",
    "第一条 为了规范校舍管理，制定本办法。",
    "第三条 本办法自2022年1月1日起施行。",
    "——坚持育人为本。把立德树人放在首位。",
    "●坚持公平普惠。",
    "（此件公开发布）",
)
FURNITURE = (
    "首页 > 政务公开 > 规范性文件",
    "打印本页 关闭窗口",
    "分享到：",
    "上一篇：关于防汛工作的通知",
    "Copyright © 2022 版权所有 某某网",
    "备案号：某ICP备00000000号-1",
    "相关文档",
    "猜你喜欢",
    "下载资源",
    "第1页 / 共4页",
    "上传人：b****7 文档编号：10020030 上传时间：2023-04-18 格式：DOCX 页数：4",
    "本文由会员分享，可在线阅读，更多相关内容请在某某网上搜索。",
    "索引号：000123456/2022-00871",
    "发布时间：2022-06-20 09:15 来源：县政府办 浏览次数：1286",
    "【打印】【关闭】",
    "https://example.org/a.html",
    "合集下载",
    "|",
    "专栏1 校园网络提升工程",
)
HEADS = (
    (
        "文章属性•【制定机关】青禾县教育局•【公布日期】2022.03.15•【字 号】青教发〔2022〕8号"
        "•【施行日期】2022.03.15•【时效性】现行有效•【主题分类】教育 正文"
        "为加强学校安全工作,现将有关事项通知如下。"
    ),
    "索引号：000123456/2022-00871",
    "发文机关：青禾县教育局",
    "发文字号：青教发〔2022〕8号",
    "成文日期：2022年3月15日",
)
DAMAGE = (
    "統(tǒng)籌發(fā)展義務(wù)教育,提高質量。",
    "堅持教育優(yōu)先發(fā)展戰(zhàn)略,鞏固提升普通高中異地辦學成果。",
    "各校要著力改善辦學條件,學生人數不足一百人的學校應予補助。",
    "&ldquo;双减&rdquo;工作&nbsp;&amp;nbsp;取得成效",
    "专栏2?同步课堂结对计划",
    "全面落实各项措施。?",
    "学校\u200b图书馆\u00ad面积不少于８０平方米",
    "1\ue010加强管理",
    "\uf09e提高质量",
    "⼈⺠政府",
    "锟斤拷教育局锟斤拷通知",
    "教育\ufffd\ufffd工作",
    "教会部对于开展义务教会优质平衡使命的奉告,锤真金不怕火、东说念主民要作念好遴择,饱读吹执续发展。",
    "坚执树德树东说念主,擢升锤真金不怕火质地,遴择推选校长,支执教员工作念好行状。",
    "理顺教育财 政体制,“ 忠实践行‘ 八八战略’”。",
    "è\x8a¦±教育\x00\x07",
    "习 近 平",
    "\\u6559\\u80b2%u5de5%u4f5c%E6%95%99%E8%82%B2",
    "&amp;amp;ldquo;双减&amp;amp;rdquo;",
    "&#25945;&#x80b2;\uf9d1\ufa0a",
    "鏁欒偛閮ㄥ叧浜庡姞寮",
)

numbers = st.sampled_from(NUMERALS)
labels = st.one_of(
    numbers.map("{}、".format),
    numbers.map("（{}）".format),
    numbers.map("({})".format),
    st.integers(1, 20).map("{}.".format),
    st.integers(1, 20).map("（{}）".format),
    st.sampled_from(("①", "②", "③")),
    numbers.map("第{}条 ".format),
)
clauses = st.builds("{}{}".format, labels, st.sampled_from(CLAUSES))
glued = st.lists(clauses, min_size=2, max_size=4).map("".join)
breaks = st.sampled_from(("\n", "\n", "\n", "\n\n", "\n\n\n", "\n　　", "", "\r\n"))


def _joined(parts: list[tuple[str, str]]) -> str:
    return "".join(part + gap for part, gap in parts)


INTRUDERS = ("\u200b", "\u00ad", "\u00a0", "&nbsp;", "&amp;", "?", " ", "\n", "(fā)", "|", "2")


@st.composite
def torn(draw: st.DrawFn) -> str:
    """A line with something in it that some pass will take out: what is left must be clean too."""
    line = draw(st.sampled_from((*FRAMES, *FURNITURE, *DAMAGE)))
    at = draw(st.integers(0, len(line)))
    return line[:at] + draw(st.sampled_from(INTRUDERS)) + line[at:]


lines = st.one_of(
    st.sampled_from(TITLES),
    clauses,
    glued,
    st.sampled_from(FRAMES),
    st.sampled_from(FURNITURE),
    st.sampled_from(DAMAGE),
    torn(),
)
heaps = st.lists(st.tuples(lines, breaks), max_size=24).map(_joined)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """A page in the order of a real one: frame, one to three documents with damage, frame."""
    furniture = st.lists(st.sampled_from(FURNITURE), max_size=4)
    gap = draw(st.sampled_from(("\n", "\n\n")))
    out = draw(furniture)
    for title in draw(st.lists(st.sampled_from(TITLES), min_size=1, max_size=3, unique=True)):
        out += [title] * draw(st.integers(1, 3))
        out += draw(st.sampled_from(((), FRAMES[:1], FRAMES[1:3], HEADS[:1], HEADS[1:])))
        body = draw(st.lists(st.one_of(clauses, clauses, lines), max_size=8))
        if body and draw(st.booleans()):
            body[0] = title + body[0]
        out += body
        out += draw(st.sampled_from(((), FRAMES[3:7], FRAMES[5:7])))
    out += draw(furniture)
    return gap.join(out) + draw(st.sampled_from(("", "\n")))


mixed_pages = st.one_of(heaps, pages())

characters = st.characters(exclude_categories=["Cs"])
random_pages = st.one_of(
    st.text(characters, max_size=120),
    st.lists(st.tuples(st.one_of(lines, st.text(characters, max_size=8)), breaks), max_size=8).map(
        _joined
    ),
)


@st.composite
def clean_pages(draw: st.DrawFn) -> str:
    """A notice as an office prints it: title, recipients, numbered clauses, signature, date."""
    out = [draw(st.sampled_from(TITLES)), *FRAMES[:1], FRAMES[2]]
    count = 0
    for n in range(draw(st.integers(1, 4))):
        out.append(f"{NUMERALS[n]}、{('总体要求', '主要任务', '保障措施', '有关要求')[n]}")
        for m in range(draw(st.integers(0, 3))):
            count += 1
            label = draw(st.sampled_from((f"（{NUMERALS[m]}）", f"{m + 1}.")))
            out.append(label + draw(st.sampled_from(CLAUSES[:6])))
    out += ["青禾县教育局", "2022年3月15日"]
    return draw(st.sampled_from(("\n", "\n\n"))).join(out) + "\n"


@st.composite
def page_bytes(draw: st.DrawFn) -> bytes:
    """A page in some encoding with a few bytes lost, changed or added; or bytes without sense."""
    if draw(st.booleans()):
        return draw(st.binary(max_size=200))
    text = draw(mixed_pages)
    codec = draw(st.sampled_from(("utf-8", "utf-8-sig", "gb18030", "big5hkscs", "utf-16")))
    data = bytearray(text.encode(codec, "ignore"))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(data)))
        gone = draw(st.integers(0, 3))
        data[at : at + gone] = draw(st.binary(max_size=2))
    return bytes(data)
