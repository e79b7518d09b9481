"""Whom to ask, below a paper: lines of its back, or of the clause that leads up to them."""

from itertools import islice

from eduparse.language.clause_labels import ITEM
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.split.text_lines import closed_up, lines_back, text_lines

LONGEST_HEAD = 16  # code points of the heading of a clause that holds contacts
ITEM_LABEL = lazy_pattern(rf"{ITEM}\s*")
CONTACT = lazy_pattern(
    r"[（(]?(?:联\s*系|咨询|经办)[^。]{0,24}[：:].*|[（(]?[一-鿿]{2,16}联系(?:人|电话|方式)[：:].*|(?:(?:监督|举报|办公|通[讯信]|邮寄|单位)(?=电话|地址)|邮政编码|传\s*真|电\s*话|手机|邮\s*编|邮\s*箱|电子邮[箱件]|地\s*址|E-?mail|网\s*址)[^。]{0,12}[：:].*"
)
_REACHED = lazy_pattern(
    r"^[^。；，：:]{2,16}[：: \t\u3000]++[\d\-（）()、 ]{7,}+$|@|^[一-鿿]{2,4}(?:地址|地点|时间|邮箱|电话|网址)[：:]"
)
MAX_ROWS = 40  # lines of items with contacts
_KEYED = lazy_pattern(r"[^\d。；：:][^。；：:]{0,15}[：:][^。；]*")
_FEW_WORDS = lazy_pattern(rf"[^。；：:，]{{2,{LONGEST_HEAD}}}[：:]?")
_LEADS_TO_CONTACTS = lazy_pattern(words("leads-to-contacts"))
_OPENS_CONTACTS = lazy_pattern(words("opens-contacts"))
_OF_PERSON = lazy_pattern(words("key-of-contact"))
_HEADS_CONTACTS = lazy_pattern(words("heads-contacts"))


def _below_items(text: str, start: int) -> int:
    """Where the contacts end whose first are items of a clause that names them: 请按以下方式联系。⏎1.采购人信息⏎联系人：…⏎2.代理机构.

    ``start`` where no such clause stands above: nothing but items of a few words and rows of keys lies between.
    """
    items = 0
    for low, high in islice(lines_back(text[:start]), MAX_ROWS):
        line = closed_up(text[low:high])
        label = ITEM_LABEL.match(line)
        leads = label is not None and _LEADS_TO_CONTACTS.search(line) is not None
        if label is not None and _heads_item(line):
            items += 1
            if leads or _OPENS_CONTACTS.match(line, label.end()):
                break
        elif not _KEYED.fullmatch(line):
            if items and leads:
                break
            return start
    else:
        return start
    for low, high in text_lines(text, start, len(text)):
        line = closed_up(text[low:high])
        if not (CONTACT.fullmatch(line) or _heads_item(line) or _OF_PERSON.match(line)):
            return low
    return len(text)


def _heads_item(line: str) -> bool:
    """Whether ``line`` is an item of a few words, without a stop: 2.采购代理机构信息."""
    label = ITEM_LABEL.match(line)
    return label is not None and _FEW_WORDS.fullmatch(line, label.end()) is not None


def below_contacts(text: str, start: int) -> int:
    """``start``, or where the contacts end that open the closing lines and that a clause right above leads up to.

    四、报名与联系⏎联系人：… holds nothing else, and 2.联系人：…⏎电话：… is one block.
    """
    over = ""
    for low, high in lines_back(text[:start]):
        over = closed_up(text[low:high])
        if not (CONTACT.fullmatch(over) or _REACHED.search(over)):
            break
    if (asked := _below_items(text, start)) > start:
        return asked
    label = ITEM_LABEL.match(over)
    behind = over[label.end() :] if label else over
    named = len(behind) <= LONGEST_HEAD and _HEADS_CONTACTS.search(behind) is not None
    holds = behind[-1:] not in "。；;" if named else CONTACT.fullmatch(behind) is not None
    if not (label and holds) and not (named and behind[-1:] in "：:"):
        return start
    for low, high in text_lines(text, start, len(text)):
        if not CONTACT.fullmatch(closed_up(text[low:high])):
            return low
    return len(text)
