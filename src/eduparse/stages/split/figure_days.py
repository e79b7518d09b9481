"""Days in figures (2023515) below who signs, and what tells them from a code, a telephone number or a count.

Only the last line of figures that a paper has may be its day. Neither its title nor the sentence above who signs
speaks of figures, that sentence promises nothing (如下), and who signs is the body that the title names, if any.
"""

from eduparse.language.dates import day_in_figures
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.organs import ORGAN_END, organs
from eduparse.stages.split.text_lines import closed_up

_ALONE = lazy_pattern(r"(?m:^)[ \t\u3000]*\d{5,12}[ \t\u3000]*(?m:$)")
_HEAD = 200  # code points in which the title stands
_FIGURED = lazy_pattern(words("figured-noun"))
_PROMISES = lazy_pattern(r"(?:如下|以下|下列|[是为])[。：:]?$|[：:，,、]$")
_TITLED = lazy_pattern(rf"\s*(?P<body>(?:(?!关于|印发|转发)[一-鿿]){{2,30}}?{ORGAN_END})")
_INNER = lazy_pattern("[一-鿿]{1,6}[处室科办会]")  # of the body that the title names: 教务处
_STOP = lazy_pattern("[。：:]")


def signed_in_figures(text: str, low: int, high: int) -> str | None:
    """The day that the line ``text[low:high]`` names in figures; None where it may be something else."""
    day = day_in_figures(text[low:high].strip())
    if day is None or len(_ALONE.findall(text)) != 1:
        return None
    above = [line.strip() for line in text[:low].split("\n") if line.strip()]
    names: tuple[str, ...] = ()
    while above and (listed := organs(closed_up(above[-1]))):
        names = *listed, *names
        above.pop()
    said = above[-1] if above else ""
    title = _STOP.split(text[:_HEAD].lstrip(), maxsplit=1)[0]
    if _PROMISES.search(said) or _FIGURED.search(said.rstrip("。").rpartition("。")[2]):
        return None
    return day if not _FIGURED.search(title) and _fits(title, names) else None


def _fits(title: str, names: tuple[str, ...]) -> bool:
    """Whether one of ``names`` is the body that ``title`` opens with, in long or in short, or it opens with none."""
    titled = _TITLED.match(title)
    if titled is None or not names:
        return True
    body = set(titled["body"])
    return any(
        set(name) <= body or body <= set(name) or _INNER.fullmatch(name) is not None
        for name in names
    )
