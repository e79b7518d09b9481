"""What a page that is taken for spun reads like: the choices for its spun lines, and how much each family replaced."""

from collections.abc import Iterator, Sequence

from eduparse.budget import UNLIMITED, Budget
from eduparse.document.records import dataclass
from eduparse.language.mixture import Mixture
from eduparse.stages.reword.lexicon import NOTHING, Lexicon
from eduparse.stages.reword.page_reading import Line, read_page
from eduparse.stages.reword.sightings import Case
from eduparse.stages.reword.spinner import USER, Spinner, spinners
from eduparse.stages.reword.spun_lines import spun_lines
from eduparse.stages.reword.word_search import Choice

KIN, KIN_SHARE = "C", 0.2  # synonyms that pages of family A may use, and how much of them at first


@dataclass(frozen=True, slots=True)
class PageChoices:
    """The choices of a page, the share of its words that each family replaced by its name, and the families."""

    choices: Sequence[Choice]
    shares: dict[str, float]
    known: Sequence[Spinner]


def page_choices(
    text: str,
    chars: Mixture,
    cases: Sequence[Case],
    covered: bytearray,
    added: Lexicon = NOTHING,
    budget: Budget = UNLIMITED,
) -> PageChoices:
    """What is read in the spun lines of ``text`` by the families of ``cases`` and by ``added``, a user's lexicon.

    Lines that an original accounts for, all characters of which are 1 in ``covered``, are not looked at.
    """
    shares = {case.family: case.share for case in cases}
    most = max(shares.values())
    shares.setdefault(USER, most)
    if "A" in shares:
        shares.setdefault(KIN, KIN_SHARE)
    known = [s for s in spinners(added) if s.name in shares]
    spun = [line for line in lines_to_read(text, cases, known) if covered.count(0, *line)]
    choices, learned = read_page(chars, text, spun, known, shares, budget)
    return PageChoices(choices, dict(learned), known)


def lines_to_read(text: str, cases: Sequence[Case], known: Sequence[Spinner]) -> list[Line]:
    """The lines of ``text`` that are spun by the families ``known``, as far as ``cases`` tell."""
    lines = list(_lines(text))
    marks = spun_lines(lines, cases, known)
    return [line for line, is_spun in zip(lines, marks, strict=True) if is_spun]


def _lines(text: str) -> Iterator[Line]:
    at = 0
    for line in text.split("\n"):
        if line:
            yield at, at + len(line)
        at += len(line) + 1
