"""Names of organs as they sign and are listed (省教育厅 省财政厅), and persons who sign for them."""

from functools import lru_cache

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import surname_set

ORGAN_END = r"(?:厅|局|委|委员会|政府|办公室|办公厅|部|院|校|会|处|署|总队|大学|学院|中心|法院|检察院|公司|组|社|[银分支总商央]行|站|科|团|联|编办|联控机制|协调机制|中央|小组|指挥部|司|专班|学会|协会|办|[政科残作文体记]协|所|馆|队|台|庭|园|集团|中学|小学|学校|职业高中|第[一二三四五六七八九十]{1,2}高中|党校|股|科室|年级|(?:少年|文化)宫|(?:教研|研究|工作|编辑|教务|德育|总务|电教|医务|资料|档案)室|[农林牧渔茶]场|社区|书店)"
OFFICE_END = "局|厅|委|委员会|办公室"  # of a government
# The ministries of today and of the last decades; the 宣传部 of a college is none.
MINISTRIES = (
    r"(?:教育|外交|国防|科学技术|科技|工业和信息化|公安|国家安全|民政|司法|财政|人力资源和?社会保障|自然资源|生态环境|住房和?城乡建设|"
    r"交通运输|水利|农业农村|商务|文化和?旅游|应急管理|退役军人事务|建设|信息产业|劳动和?社会保障|劳动|人事|国土资源|环境保护|铁道|交通|农业|"
    r"卫生|文化|监察|对外贸易经济合作|中央宣传|中央组织|中宣|中组)部"
)
OFFICE_LAST = "局委部厅办府室处科院会团"  # last characters of what works for another
DONE_BY = (
    "举办|承办|主办|协办|创办|兴办|停办|督办"  # what is done, though it ends as an office does
)
SURE_ORGAN_LAST = "厅局委府院校会部"  # no name of a channel of a site ends so
MAX_LINE = 120  # code points of a line of names

# What stands for a seal behind a name: 青禾县教育局（盖章）.
SEAL = r"[（(][^（）()]{0,14}(?:代章|盖章|印章|公章|签章|章)[）)]"
_SEAL = lazy_pattern(SEAL)
_NAME = lazy_pattern(r"[一-鿿“”·/（）()]{2,46}")
_ORGAN = lazy_pattern(rf"{ORGAN_END}(?:[（(][^（）()]{{1,14}}[）)])?$")
_NO_ORGAN = lazy_pattern(  # words that end as organs do
    r"(?:如下|场所|为所|厕所|服务台|平台|舞台|后台|讲台|校园|公园|乐园|家园|花园|田园|部队|全部|内部|外部|干部|局部|[东西南北中]部|"
    r"机会|社会|教育部门|学科|文科|理科|百科|本科|专科|家庭|{DONE_BY}|互联|关联|对联|"
    r"好处|到处|之处|惩处|查处|布局|格局|结局|大局|开局|为中心|"
    r"(?:座谈|动员|推进|推介|培训|工作|现场|专题|报告|交流|表彰|发布|展览|运动|研讨|联欢|家长|班|例|(?<!代表)大|晚|年|展|演唱|招聘|听证|部署|启动|总结|调度|宣讲|分享|读书)会)$"
)
_OFFICE = (
    r"(?:市长|县长|区长|省长|州长|旗长|盟长|镇长|乡长|主席|总理|部长|局长|厅长|司长|处长|主任|校长|园长|院长|行长|署长|委员长|书记|"
    r"董事长|会长|总经理|检察长|组长|主任委员|法定代表人|负责人|总监|秘书长|署理|[馆站所社台]长|"
    r"审\s{0,3}判\s{0,3}[长员]|(?:人民)?陪\s{0,3}审\s{0,3}员|书\s{0,3}记\s{0,3}员|法\s{0,3}官\s{0,3}助\s{0,3}理|仲裁员|公证员|检察[官员]|执行员)"
)
_SIGNER = lazy_pattern(
    rf"[一-鿿（）()、]{{0,24}}{_OFFICE}[：:\s]*[一-鿿]\s?[一-鿿某×XＸ*]{{1,3}}(?:\s[一-鿿]{{1,2}})?"
    rf"|[一-鿿]\s?[一-鿿某×XＸ*]{{1,3}}\s*[（(]?{_OFFICE}[）)]?"
)
_OFFICE_ALONE = lazy_pattern(rf"[一-鿿]{{0,12}}{_OFFICE}")
_BEFORE_BLANK = "长"
_SET_WIDE = lazy_pattern(  # 部　　长
    rf"(?<=[部署局院县市区校会司厅])[ \u3000]+(?={_BEFORE_BLANK}[ \u3000])"
)
# What a body does, or writes about, is no part of its name: 我县召开提案交办会 is a headline.
_TELLS = lazy_pattern(
    r"(?:^(?:[写记作摄拍画录]|改定|完稿)于|关于|召开|举行|举办|参加|出席|走进|荣获|赴|^(?:(?:大力|积极|全面|进一步|着力)(?:发展|推|开展|建|构建|加强|实施|落实|完善|提升|提高|深化|支持|鼓励|扶持|打造|培|改|促进|争取|参与|配合|做好|引导|组织|创|举办|兴办|宣传|扩大|加快|健全|强化|优化|普及|规范|营造|倡导|探索|发挥|贯彻|排查|清理|整治|吸引|引进|动员|协调)|办好|加大))(?!.*(?:领导小组|组委会|筹委会|办公室)$)"
)
_PLACE = lazy_pattern(r"(?:中共)?(?P<place>[一-鿿]{1,4}?[省市县区州旗盟])")
# One body of two: 中共青禾县委青禾县人民政府信访局; each of the two has an office of its own.
_OF_BOTH = lazy_pattern(r"[省市县区州旗盟]委[一-鿿]{2,5}人民政府(?!办公[室厅]?$|$).+")
_ENDED = lazy_pattern(rf"{ORGAN_END}(?:中共)?$")
# Offices of one place that begin with its level: 省教育厅省财政厅. 市场, 市中区 and 县城 are no levels, and a
# branch or a centre behind an office (市公安局市北分局) is a part of it.
_SAME_LEVEL = lazy_pattern(
    r"(?P<level>[省市县区州])[一-鿿]{2,16}?[局厅](?=(?P=level)(?![场域政容划直属级内区长]|民(?!政)|中(?!医)|[北南]区|(?<=县)城)[一-鿿]{2,}(?<!分)(?:局|厅|委|委员会)$)"
)
# Bodies of the state, one of which ends where the next begins: 教育部财政部人力资源社会保障部.
_OF_STATE = lazy_pattern(
    rf"(?:中华人民共和国)?(?:{MINISTRIES}|国务院学位委员会|国家[一-鿿]{{1,12}}?(?:总局|局|委员会|委|办公室)|中央[一-鿿]{{2,8}}?(?:办公室|委员会|部|办)|中国残联|中国人民银行|共青团中央|全国妇联|市场监管总局|审计署)"
    r"(?:办公厅|办公室)?"
)
# A name that stands for no body by itself: it is the second line of a long one.
_NO_BODY = lazy_pattern(
    r"(?:[一-鿿]{0,8}工作)?(?:领导小组|协调小组|联席会议|指挥部|委员会|工作专班)(?:办公室)?"
)
_FIRST_HALF = lazy_pattern(r"(?![（(])[一-鿿“”·（）()]{5,46}(?<![。；，：])")
_BETWEEN = lazy_pattern(r"[\s、]+")
_BETWEEN_NAMES = lazy_pattern(r"[\s、/]+")
_RESPECTS = lazy_pattern(r"[ \t\u3000]*(?:谨启|敬启|谨上|敬上|谨识|启)$")
_LAST_OF_RESPECTS = ("启", "上", "识")


def organs(line: str) -> tuple[str, ...]:
    """The organs that ``line`` lists and nothing else; none where it holds other text."""
    return _listed(line) if len(line) <= MAX_LINE else ()


@lru_cache(maxsize=1024)  # the lines at both ends of a paper are asked for by many
def _listed(line: str) -> tuple[str, ...]:
    if "章" in line:
        line = _SEAL.sub("", line).strip()
    if _TELLS.search(line):
        return ()
    parts = [p for p in _BETWEEN.split(line) if p]
    if all(_NAME.fullmatch(p) and _ORGAN.search(p) and not _NO_ORGAN.search(p) for p in parts):
        return separate(line)
    return ()


def separate(names: str) -> tuple[str, ...]:
    """The names of a line, divided at blanks, 、 and strokes, and where two of one place are glued together."""
    return tuple(n for name in _BETWEEN_NAMES.split(names) if name for n in _unglued(name))


def _unglued(name: str) -> tuple[str, ...]:
    """青禾县教育局青禾县财政局 are two: the place of the first stands again behind the end of a body; so does 国务院."""
    of_state = _OF_STATE.findall(name)
    if len(of_state) > 1 and "".join(of_state) == name:
        return tuple(of_state)
    if (again := _SAME_LEVEL.match(name)) is not None:
        return name[: again.end()], *_unglued(name[again.end() :])
    at = name.find("国务院", 1)
    if at > 0 and _ENDED.search(name, 0, at):
        return *_unglued(name[:at]), *_unglued(name[at:])
    at, place = 0, _PLACE.match(name)
    if _OF_BOTH.search(name):
        return (name,)
    while place and (at := name.find(place["place"], max(at, place.end()))) > 0:
        if _ENDED.search(name, 0, at):
            at -= 2 * name.endswith("中共", 0, at)
            return name[:at], *_unglued(name[at:])
        at += 1
    return (name,)


def opens_with_place(name: str) -> bool:
    """Whether ``name`` begins with the place of a body, as a whole name does: 青禾县教育局."""
    return _PLACE.match(name) is not None


def is_broken_name(first: str, second: str) -> bool:
    """Whether two lines are one name: the second names a group or its office and no body that it belongs to."""
    return (
        _NO_BODY.fullmatch(second) is not None
        and _FIRST_HALF.fullmatch(first) is not None
        and not organs(first)
    )


def is_office(line: str) -> bool:
    """Whether ``line`` is the office of who signs below it, without a name: 校长."""
    return _OFFICE_ALONE.fullmatch(line) is not None


def is_person(line: str) -> bool:
    """Whether ``line`` names a person who signs: an office with a name, or a name alone."""
    plain = line.strip()
    if plain.endswith(_LAST_OF_RESPECTS):
        plain = _RESPECTS.sub("", plain)
    if _BEFORE_BLANK in plain:
        plain = _SET_WIDE.sub("", plain)
    if _SIGNER.fullmatch(plain):
        return True
    bare = "".join(plain.split())
    if not 2 <= len(bare) <= 4 or _ORGAN.search(bare):
        return False
    sizes = (n for n in (1, 2) if 1 <= len(bare) - n <= 2)
    return any(bare[:n] in surname_set() for n in sizes)
