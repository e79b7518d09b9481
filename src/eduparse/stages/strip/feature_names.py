"""The names of features in groups: lines have few forms and places, so each group is put together once.

The numbers are grades, and `features` says of what.
"""

from functools import lru_cache

_once = lru_cache(maxsize=1 << 12)


@_once
def names_of_form(length: int, end: str, start: str, stops: int, commas: int) -> tuple[str, ...]:
    """How long a line is, how it begins and ends, how many stops and commas it has."""
    ends = f"ends={end}", f"starts={start}"
    return "bias", f"len={length}", *ends, f"stops={stops}", f"commas={commas}"


@_once
def names_of_chars(han: int, latin: int, digits: int, grammar: int, third: int) -> tuple[str, ...]:
    """Which shares of a line are Chinese, Latin and figures, and how many words of grammar are in a third of its length."""
    return f"han={han}", f"latin={latin}", f"digits={digits}", f"grammar={grammar}&{third}"


@_once
def names_of_setting(indent: str, mark: int, length: int, end: str, words: int) -> tuple[str, ...]:
    """How a line is set, what a rule says of it, and how many words it has."""
    return f"indent={indent}", f"mark={mark}", f"len={length}&ends={end}", f"words={words}"


@_once
def names_of_neighbours(kind: str, step: int, up: str, down: str) -> tuple[str, ...]:
    """The kinds of lines ``step`` lines away; ``kind`` is empty where nothing is said of the line itself."""
    names = f"above{step}={up}", f"below{step}={down}"
    return (*names, f"{kind}<{up}", f"{kind}>{down}", f"{up}<{kind}>{down}") if kind else names


@_once
def names_of_window(reach: int, text: int, prose: int, furniture: int) -> tuple[str, ...]:
    """Shares of running text and furniture among the lines up to ``reach`` away."""
    return f"text{reach}={text}", f"prose{reach}={prose}", f"furniture{reach}={furniture}"


@_once
def names_of_place(before: int, after: int, page: int, top: int, bottom: int) -> tuple[str, ...]:
    """Shares of the running text before and after a line, that of the page, and how near the edges are."""
    shares = f"before={before}", f"after={after}", f"page={page}"
    return *shares, f"place={top}", f"place=-{bottom}"


@_once
def names_of_side(side: str, far: int, open_: int, paragraph: bool) -> tuple[str, ...]:  # noqa: FBT001
    """How far the nearest paragraph is on a ``side``, and how much furniture stands between."""
    opened = f"{side}.open={open_}"
    return f"{side}={far}", f"{opened}&{min(3, far // 2)}", f"{opened}&{paragraph}"


@_once
def names_from_body(
    side: str,
    paragraph: bool,  # noqa: FBT001
    between: int,
    shorts: int,
    far: int,
    length: int,
) -> tuple[str, ...]:
    """Where a line stands to the body, and what is between."""
    return (
        f"side={side}&{paragraph}",
        f"side={side}&furniture={between}",
        f"side={side}&short={shorts}",
        f"side={side}&far={far}",
        f"side={side}&len={length}&open={between > 0}",
    )


@_once
def names_of_spoken(share: int, size: int, around: int, text: bool) -> tuple[str, ...]:  # noqa: FBT001
    """How much the paragraphs say of a line and those around; ``share`` is -1 of a line without a pair."""
    told = "none" if share < 0 else str(share)
    return f"spoken={told}&{size}", f"spoken5={around}&{text}"
