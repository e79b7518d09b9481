"""How often the words of two public lexicons count beside the texts that the character model is trained on.

The shared data hold few texts that are neither statutes nor policy papers. So most common words of other
genres are rare in them or never met. Two lexicons know them: jieba (MIT licence, counts of 60 million words
of news and novels) and JioNLP (Apache licence, counts of 3 billion words of web pages). ``make charmodel``
installs both, JioNLP without what its code asks for: only their tables are read.

A word counts by the root of its count. What is common is known from the texts, and a lexicon of another time
should not outweigh them. Powers of .5 to 1 and factors of .5 to 4 were tried on a model that had not seen news
and novels. With the root it finds them far less odd (perplexity 131 and 1026, without the words 211 and 2183),
and encyclopaedia, policy papers and reviews are not found odder than before.
"""

import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

_WORD = re.compile("[\u4e00-\u9fff]{2,}")
_WORDS_OF_JIEBA = "dict.txt"
_WORDS_OF_JIONLP = Path("dictionary", "word_distribution.zip")


def word_counts() -> dict[str, float]:
    """By word how often it counts. Raises ModuleNotFoundError where one of the packages is missing."""
    jieba, jionlp = Counter(dict(_of_jieba())), Counter(dict(_of_jionlp()))
    share = jieba.total() / jionlp.total()  # both as if counted on a text of one size
    return {word: max(jieba[word], share * jionlp[word]) ** 0.5 for word in sorted(jieba | jionlp)}


def _of_jieba() -> Iterator[tuple[str, int]]:
    lines = (_folder("jieba") / _WORDS_OF_JIEBA).read_text("utf-8").splitlines()
    return _words((word, int(count)) for word, count, _ in map(str.split, lines))


def _of_jionlp() -> Iterator[tuple[str, int]]:
    with zipfile.ZipFile(_folder("jionlp") / _WORDS_OF_JIONLP) as packed:
        lines = packed.read(packed.namelist()[0]).decode("utf-8").splitlines()
    return _words(map(json.loads, lines))


def _words(rows: Iterator[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    return ((word, count) for word, count in rows if _WORD.fullmatch(word) and not _garbled(word))


def _garbled(word: str) -> bool:
    """Whether its bytes in GBK are UTF-8, as of words that were counted on pages in a wrong encoding."""
    try:
        word.encode("gb18030").decode("utf-8")
    except UnicodeError:
        return False
    return True


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{package} is missing: make charmodel installs it")
    return Path(spec.origin).parent
