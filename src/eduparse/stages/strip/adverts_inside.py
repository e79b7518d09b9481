"""Advertisements of betting, adult sites and touts inside a sentence, of which no brand is known: 公开最快开奖结果查询六合网站收费标准.

Such a run is made of words of one trade alone, one of them hardly used elsewhere. What stands around it must go on
much better without it. Next to words of the law nothing is taken. It is suggested: only a bracket that offers money for
an account, and holds nothing else, goes.
"""

from collections.abc import Iterable, Iterator

from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_rule
from eduparse.language.present import Words, any_of
from eduparse.rules.rule import Rule
from eduparse.stages.strip.seams import closes_better
from eduparse.stages.strip.site_names import WITNESSES, speaks_of_law

RULE = "spam.inside"
PUT, SUGGESTED = 0.99, 0.8
CLOSES = 2.0  # nats by which a sentence goes on better without an advertisement of two words, …
LONGER = 3.0  # … and less of one with more, for each
LEAST = 2  # words of the trade in a row, one of them hardly used elsewhere
_HAN = "\u4e00-\u9fff"
_OPEN, _CLOSE = "（(【\\[", "）)】\\]"
_BETTING = lazy_rule("娱乐|彩金|赌|博彩|彩票|棋牌|百家乐|时时彩|六合彩")
_GIFTS = ("注册送", "开户送", "充值送", "存款送", "首存送", "即送", "就送")
_OFFER = lazy_rule("(?:注册|开户|充值|存款|首存)[即就]?送[^，。]{0,3}\\d{1,6}元?")
_ADDRESS = lazy_rule(
    rf"(?<=[{_HAN}])(?<!网站|网址|官网|登录|登陆|访问|邮箱|地址|网页|域名|平台|主页|打开|进入)"
    rf"[{_OPEN}]?(?:https?://)?(?:www\.)(?=[a-z\d-]*\d{{2}})(?=[a-z\d-]*[a-z])[a-z\d-]{{4,16}}"
    rf"\.(?:com|net|cc|vip|xyz|top|org|co|me)[{_CLOSE}]?(?=[{_HAN}，。；])"
)


class AdvertsInside:
    """What the rule of such advertisements finds."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        given = next((r.options for r in rules if r.id == RULE), {})
        self._about = lazy_rule(any_of(given.get("about", ())))
        rare, more = tuple(given.get("words", ())), tuple(given.get("soft", ()))
        self._rare = Words((*rare, "www.", *_GIFTS))
        any_rare, any_word = any_of(rare), any_of((*rare, *more))
        account = r"(?:1[3-9]\d{9}|\d{1,6}元|[A-Za-z]{1,6}\d{3,12}|\d{6,10})"
        self._run = lazy_rule(
            rf"(?P<open>[{_OPEN}])?(?:(?<=[{_OPEN}])[{_HAN}]{{0,4}}?)?"
            rf"(?P<words>(?:{any_word}|{account}){{1,14}})(?(open)[{_CLOSE}])"
        )
        self._word, self._one_rare = lazy_rule(f"{any_word}|{account}"), lazy_rule(any_rare)

    @property
    def words(self) -> Iterator[str]:
        """The words that it waits for."""
        return iter(self._rare)

    def edits(self, text: str, present: frozenset[str]) -> Iterator[Edit]:
        """Deletions of advertisements inside sentences; ``present`` are those of its ``words`` in ``text``."""
        found = self._rare.among(present)
        if not found or self._about.search(text):
            return
        spans = [
            m.span()
            for m in self._run.finditer(text)
            if self._is_advert(m["words"], 1 if m["open"] else LEAST)
            or (m["open"] and _OFFER.search(m[0]) and _BETTING.search(m[0]))
        ]
        if "www." in found:
            spans += [m.span() for m in _ADDRESS.finditer(text)]
        for start, end in spans:
            if _inside(text, start, end) and not speaks_of_law(text, start, end):
                bracket = text[start] in "（(【["
                offers = bracket and all(p.search(text, start, end) for p in (_OFFER, _BETTING))
                more = len(self._word.findall(text, start, end)) - LEAST
                if bracket or closes_better(text, start, end, CLOSES - LONGER * max(0, more)):
                    sure = PUT if offers else SUGGESTED
                    yield Edit(start, end, "", RULE, sure, witnesses=WITNESSES)

    def _is_advert(self, run: str, least: int) -> bool:
        return self._one_rare.search(run) is not None and len(self._word.findall(run)) >= least


def _inside(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` stands in a sentence: behind a character of a word, and before more of it."""
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    return "\u4e00" <= before <= "\u9fff" and ("\u4e00" <= behind <= "\u9fff" or behind in "，。；")
