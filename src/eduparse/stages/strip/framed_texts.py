"""Short texts in the frame of a site: which lines between menu and foot may go there.

Above a text a site sets its menu and the path to the page, below it buttons, neighbours and its imprint. What stands
between is the text, whatever words are in it: a diary has its day, a card its 标签：, a chat its times.
So a line there needs more against it than its words. It may name the site (本站, 客户端, 扫码关注), it may be the bar right below the title or the
byline right above the buttons, or stand in a block of such lines. Any other one is only suggested. Where both frames
are plain to see, the menu over the path goes whole, though names that no rule knows stand in it.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.strip.furniture import MENU, Mark, Strength
from eduparse.stages.strip.greetings import NOTE
from eduparse.stages.strip.head_frame import BARS_OF_TEXT
from eduparse.stages.strip.page import StripLine
from eduparse.stages.strip.tail_frame import RELATED_HEADINGS
from eduparse.stages.strip.template import RULE

NAMES = 12  # names in both frames of which no rule speaks
LINES, TEXT = 60, 2_000  # lines of a text, and its characters, that are short
GAP = 2  # names that no rule knows between two lines of a menu, or of the foot of a page, at most
BELOW_PATH = 1  # of the same below the path to the page: its title
HEAD = 6  # lines of a text above the one bar of it, at most
BLOCK = 3  # lines of a site below one another that are no words of a text
MOST_NAMES = 2  # names inside a text that may be its own; a list of a site has more
MENU_INSIDE = 4  # words of a menu that a text may hold
MENU_WORDS = 2  # of a menu, at least
MENU_LINES = 16  # lines of a page among which the path stands
NAME_OF_CHANNEL = 6  # code points of a name between them
ROW = 5  # names in a row of a menu
PATHS = frozenset(("noise.breadcrumb", "noise.path"))
_ROWS, _EDITOR, _NEIGHBOURS, _PAGER, _PATH = (
    f"noise.{kind}" for kind in ("link-row", "editor", "neighbours", "pager", "path")
)
# What the frame of a site is made of.
_OF_FRAMES = MENU | PATHS | frozenset(
    f"noise.{kind}"
    for kind in (
        *("link-row", "neighbours", "action-bar", "app-shell", "lone-button", "copyright", "licence", "imprint"),
        *("channel-bar", "skip-link", "sharing-heading", "pager", "viewer", "forum-foot", "cookie-banner"),
        *("button-count", "code", "site-script", "newspaper", "access-mark", "open-app", "survey", "foot-block", "newspaper-page", "wechat", "forum-tool", "download-form"),
    )
)  # fmt: skip
_OF_TAILS = _OF_FRAMES - PATHS
_OF_HEADS = _OF_FRAMES - {
    f"noise.{kind}" for kind in ("neighbours", "copyright", "licence", "imprint", "sharing-heading")
}
_BARS = BARS_OF_TEXT | {"noise.editor", "noise.platform-field"}
_BYLINES = _BARS | {"noise.copy-source"}
# Lines of these rules hold more than words: two keys or more, a number of pages, the path from the first page of a site.
_NEVER = frozenset((RULE, *(f"noise.{kind}" for kind in ("publish-bar", "pager", "breadcrumb"))))
_TOLD = ("。", "。”", "；")
# They go on with a frame where they stand right below it.
_BESIDE = (
    _NEVER
    | RELATED_HEADINGS
    | {
        f"noise.{kind}"
        for kind in ("platform-field", "publish-alone", "forum-bar", "uploader-note")
    }
)
_DATED = frozenset(("noise.stamp-line", "noise.publish-line"))
# What a site sets below a text: inside one it has a sentence below it.
_SAID_BELOW = frozenset((_NEIGHBOURS, "noise.disclaimer"))
_DAY = "noise.day-line"
_LAST = "noise.tail-run"
_INDENTS = frozenset("\u3000\u00a0")  # of paragraphs
_ENDS = "。！？!?；：:"
_GREETS_READER = lazy_pattern(words("greets-reader"))
_BARS_OR_BLANKS = lazy_pattern(r"[ \t\u3000]*[|｜丨][ \t\u3000]*|[ \t\u3000]+")
_VALUE = lazy_pattern(r"[：:，。]")
_FIRST_PAGE = lazy_pattern("首[页頁]|主[页頁]")
_BRACKETED = lazy_pattern(r"[（(【\[][^（()）]{0,4}编[^（()）]*[）)】\]]")  # （责任编辑：张三）
_OF_A_SITE = lazy_pattern(words("names-site"))
_KEYED = lazy_pattern(r"[^\s：:。，、]{1,10}[ \t\u3000]?[：:][ \t\u3000]*\S")


class FramedText:
    """The lines of a page and what each says about itself, before any is removed; none is blank.

    The text begins with line ``begins`` and ends above line ``ends``; ``proven`` says that it is short and stands between two frames.
    """

    def __init__(self, lines: Sequence[StripLine], marks: Sequence[Mark]) -> None:
        self._lines, self._marks = lines, marks
        self.begins = self._head()
        self.ends = self._tail()
        if (
            self.begins
        ):  # without a head, which clean pages have not, no text stands between two frames
            inside = range(self.begins, self.ends)
            self.ends = next((n for n in inside if self._closes(n)), self.ends)
        inside = range(self.begins, self.ends)
        names = sum(marks[n][1] in MENU for n in inside)
        own = sum(len(lines[n].text) for n in inside if not marks[n][0])
        unknown = sum(not strength for strength, _ in (*marks[: self.begins], *marks[self.ends :]))
        self.proven = (
            unknown <= NAMES
            and 0 < self.begins < self.ends < len(lines)
            and len(inside) <= LINES
            and own <= TEXT
            and names <= MENU_INSIDE
        )

    @property
    def lines(self) -> Sequence[StripLine]:
        """The lines of the text."""
        return self._lines[self.begins : self.ends]

    @cached_property
    def _rules(self) -> Counter[str]:
        """How many lines of the text each rule speaks of."""
        return Counter(self._marks[n][1] for n in range(self.begins, self.ends))

    @cached_property
    def _cells(self) -> dict[int, int]:
        """The cells of each line of the text."""
        return {
            n: len(_BARS_OR_BLANKS.split(x.text)) for n, x in enumerate(self.lines, self.begins)
        }

    @cached_property
    def _counts(self) -> Counter[int]:
        return Counter(self._cells.values())

    def is_own(self, n: int) -> bool:
        """Whether line ``n`` stands between two frames, no word speaks against it, and it is set as no item of a list."""
        inside = self.proven and self.begins <= n < self.ends and not self._marks[n][0]
        return inside and set(self._lines[n].style) <= _INDENTS

    def menu(self) -> Iterator[int]:
        """Indices of the lines of the menu over the path to the page: words of a menu, and names between them."""
        paths = [n for n in range(self.begins) if self._marks[n][1] in PATHS]
        if not self.proven or not paths:
            return
        known = sum(self._of_frame(n, _OF_HEADS) for n in range(paths[0]))
        if self._below_menu() or (known >= MENU_WORDS and 2 * known >= paths[0]):
            for n in range(paths[0]):
                line = self._lines[n]
                if self._marks[n][0] or (len(line.text) <= NAME_OF_CHANNEL and not line.dated):
                    yield n

    def names(self) -> list[int]:
        """Indices of the lines of the frames of which no rule speaks, and that are no title below the path."""
        if not self.proven:
            return []
        head = range(self.begins)
        path = next((n for n in head if self._marks[n][1] in PATHS), 0)
        above = [n for n in head if n < path or len(self._lines[n].text.split()) > 1]
        frames = (*above, *range(self.ends, len(self._lines)))
        return [n for n in frames if not self._marks[n][0]]

    def held(self, accused: Mapping[int, tuple[str, Collection[str]]]) -> set[int]:
        """Which of the ``accused`` lines, each with its rule and its witnesses, are inside the text and not proven to be a site's.

        Many short names that nothing but their place or a word of a menu speaks against are a list of the site.
        """
        if not self.proven:
            return set()
        found = {n for n, (rule, told) in accused.items() if self._is_text(n, rule, told)}
        light = {n for n in found if not self._marks[n][0] or self._marks[n][1] in MENU}
        inside = range(self.begins, self.ends)
        own = sum(not self._marks[n][0] and n not in light for n in inside)
        rows = any(n in inside and self._is_row(n) for n in accused)
        heads = {n for n in light if self._tells(n + 1)}  # of what is told below each
        listed = len(light - heads) > MOST_NAMES or rows or own < len(light - heads)
        return found - light if listed else found

    def _head(self) -> int:
        """Where the text begins below the frame above it, 0 without one."""
        begins = self._below_menu()
        between = 0
        gap = BELOW_PATH if begins else GAP
        for n in range(begins, len(self._marks)):
            strength, rule = self._marks[n]
            again = between and rule == _PATH  # a > b of a text
            beside = not between and (rule in _BESIDE or self._names_site(n))
            if strength and not again and (self._of_frame(n, _OF_HEADS) or beside):
                begins, between = n + 1, 0
                gap = BELOW_PATH if rule in PATHS else gap
            elif rule not in _BARS:
                between += 1
                if between > gap or (not strength and self._is_sentence(n)):
                    break
        return begins

    def _below_menu(self) -> int:
        """The line below the path, where a menu of short names that begins with the first page stands above it; else 0."""
        path = next((n for n, mark in enumerate(self._marks[:MENU_LINES]) if mark[1] in PATHS), 0)
        names = path and all(
            len(line.text) <= NAME_OF_CHANNEL and not line.dated for line in self._lines[:path]
        )
        return path + 1 if names and _FIRST_PAGE.search(self._lines[0].text) else 0

    def _tail(self) -> int:
        """Where the frame below the text begins, or how many lines there are without one."""
        ends = len(self._lines)
        between = 0
        for n in range(len(self._lines) - 1, self.begins - 1, -1):
            strength, rule = self._marks[n]
            near = not between or (strength == Strength.SURE and between <= GAP)
            if strength and (rule in RELATED_HEADINGS or (self._of_frame(n, _OF_TAILS) and near)):
                ends, between = n, 0
            elif not strength:
                if self._is_sentence(n):
                    break
                between += 1
        return ends

    def _closes(self, n: int) -> bool:
        """Whether line ``n`` counts the pages of the text, signs it for the site, or heads a list of links below it."""
        strength, rule = self._marks[n]
        signed = _BRACKETED.fullmatch(self._lines[n].text) is not None and not any(
            map(self._tells, range(n + 1, self.ends))
        )
        return (
            rule == _PAGER
            or (strength > 0 and signed)
            or (rule in RELATED_HEADINGS and strength > 0 and not self._tells(n + 1))
        )

    def _of_frame(self, n: int, rules: Collection[str]) -> bool:
        """Whether line ``n`` is of a frame; a row with bars (拍黄瓜 | 凉拌木耳) may be one of a table."""
        strength, rule = self._marks[n]
        return rule in rules and (rule != _ROWS or strength == Strength.SURE)

    def _names_site(self, n: int) -> bool:
        return _OF_A_SITE.search(self._lines[n].text) is not None

    def _is_sentence(self, n: int) -> bool:
        return self._lines[n].owned or self._lines[n].text[-1] in _ENDS

    def _is_text(self, n: int, rule: str, witnesses: Collection[str]) -> bool:
        if not self.begins <= n < self.ends or rule in _NEVER or "paper" in witnesses:
            return False
        line = self._lines[n]
        if self._is_row(n):
            return False
        named = self._names_site(n)
        if not self._marks[n][0]:
            last = rule == _LAST and not self._is_key(n) and not self._is_sentence(n)
            return not (last or (named and line.links))
        if (
            (rule == NOTE and _GREETS_READER.search(line.text))
            or named
            or _BRACKETED.fullmatch(line.text)
        ):
            return False
        return not self._is_set_by_site(n, rule)

    def _is_set_by_site(self, n: int, rule: str) -> bool:
        """Whether the lines beside line ``n`` show that it is a bar, a byline, or one of a block of a site."""
        low, high = self._run(n)
        here = Counter(self._marks[m][1] for m in range(low, high))
        kinds = set(here)
        if len(kinds) > 1 and kinds <= _BARS and not kinds.isdisjoint(_DATED):
            return True  # day and source beside one another
        signs = (
            rule == _EDITOR and "编" in self._lines[n].text[:6]
        )  # who wrote a text stands anywhere
        if self._is_key(high) or (self._is_key(low - 1) and not signs):
            return False
        if rule in _SAID_BELOW:
            return not (self._tells(high) and _VALUE.search(self._lines[n].text))
        last = high == self.ends
        if rule == _DAY:  # a title stands below that of a site
            return last or self._lines[high].official
        bare = last and self._lines[n].text[-1] not in _ENDS
        if rule == NOTE and bare and low and self._lines[low - 1].paragraph:
            return True  # 欢迎光临 below a text that greets nobody
        alone = all(self._rules[kind] == here[kind] for kind in kinds)
        bar = alone and kinds <= _BARS and self.begins < low <= self.begins + HEAD
        byline = kinds <= _BYLINES and (last or (signs and self._is_sentence(low - 1)))
        day = rule in _DATED and self._rules[rule] == 1
        block = high - low >= BLOCK and all(self._of_frame(m, _OF_FRAMES) for m in range(low, high))
        return bar or byline or day or block

    def _is_key(self, n: int) -> bool:
        """Whether line ``n`` is a key of the text with its value (难度：两颗星), of which no rule speaks."""
        known = not 0 <= n < len(self._lines) or self._marks[n][0]
        return not known and _KEYED.match(self._lines[n].text) is not None

    def _is_row(self, n: int) -> bool:
        """Whether line ``n`` is a long row of names, and no other line of the text has as many cells."""
        if self._marks[n][0] == Strength.SURE or self._marks[n][1] not in ("", _ROWS):
            return False
        line = self._lines[n]
        return line.links and self._cells[n] >= ROW and self._counts[self._cells[n]] == 1

    def _tells(self, n: int) -> bool:
        """Whether line ``n`` is a sentence with its stop, of which no rule speaks; headlines ask and exclaim."""
        if n >= len(self._lines) or self._marks[n][0]:
            return False
        return self._lines[n].owned or self._lines[n].text.endswith(_TOLD)

    def _run(self, n: int) -> tuple[int, int]:
        """The marked lines around line ``n``, up to the frame."""
        low = high = n
        while low > self.begins and self._marks[low - 1][0]:
            low -= 1
        while high < self.ends and self._marks[high][0]:
            high += 1
        return low, high
