"""The standing of a paper: what rank its kind and its issuer give it, and how long it holds.

The words are those of the law databases (`rules/heads.toml`, values of the catalogue heads).
"""

import re
from collections.abc import Sequence

from eduparse.language.dates import DATE
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import MINISTRIES, OFFICE_END

_MINISTRY = lazy_pattern(
    rf"^(?:中华人民共和国)?(?:{MINISTRIES}(?:办公厅)?|国家[一-鿿]{{2,14}}(?:{OFFICE_END}|办|总局)(?:办公厅|办公室)?|"
    r"[一-鿿]{2,8}(?:总局|总署)(?:办公厅)?|中国人民银行|审计署|教育部[一-鿿]{0,6})$"
)
_LOCAL = lazy_pattern(r"[省市县区州盟旗镇乡]|自治区|新疆生产建设兵团")
_GOVERNMENT = lazy_pattern(r"(?:人民政府|政府)(?:办公厅|办公室)?$")
_PARTY = lazy_pattern(r"^(?:中共|中国共产党)|党委$|[省市县区州]委(?:办公厅|办公室)?$|党组$")
_SCHOOL = lazy_pattern(r"(?:学校|[小中]学|[中职高]校|幼儿园|学院|大学|公司|中心校)$")
_CONGRESS = lazy_pattern(r"人民代表大会|人大常委会")
_VALID = lazy_pattern(
    r"(?:有效期|有效期限|有效时间)(?:限)?(?:为|是|至|到|调整至|延长至|延续至|截至)?[ \t\u3000]*"
    rf"(?P<term>(?:自[^。；，]{{2,20}}?)?(?:[一二三四五六七八九十两\d]{{1,3}}(?:年|个月)|{DATE}))"
)
_UNTIL = lazy_pattern(r"\d{4}年")


def authority_level(  # noqa: PLR0911 - one return for each rank
    title: str | None, issuers: Sequence[str], number: str | None
) -> str | None:
    """The rank of a paper, or None where title and issuers do not tell."""
    name, first = title or "", issuers[0] if issuers else ""
    decree = bool(number and "令" in number)
    if not first:
        return "地方性法规" if re.search(r"[省市县州区].{0,30}条例$", name) else None
    if _CONGRESS.search(first):
        return "地方性法规" if _LOCAL.search(first) else "法律"
    if first in ("国务院", "国务院办公厅", "中共中央", "中共中央办公厅"):
        regulation = first == "国务院" and (decree or name.endswith("条例"))
        return (
            "行政法规"
            if regulation
            else "国务院规范性文件"
            if "国务院" in first
            else "党内法规制度"
        )
    if _MINISTRY.match(first) and not _LOCAL.match(first[1:3]):
        return "部门规章" if decree else "部门规范性文件"
    if _GOVERNMENT.search(first):
        return "地方政府规章" if decree else "地方规范性文件"
    if _PARTY.search(first):
        return "党内规范性文件"
    if _SCHOOL.search(first):
        return None
    return "地方规范性文件" if _LOCAL.search(first[:12]) else None


def validity(text: str) -> str | None:
    """How long the paper says it holds: 有效期5年, 有效期至2026年12月31日."""
    found = _VALID.search(text)
    if found is None or not re.search(
        r"本|施行|发布|印发|实施", text[max(0, found.start() - 60) : found.end()]
    ):
        return None
    term = re.sub(r"\s", "", found["term"])
    return f"有效期{'至' if _UNTIL.search(term) else ''}{term}"
