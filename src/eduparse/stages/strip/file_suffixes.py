"""File suffixes behind the title of a page (某办法.doc): deleted where a site for sharing files made the page.

Such a site prints the same file name on three lines, or its own words; an attachment that a paper names keeps its suffix.
"""

from collections import Counter
from collections.abc import Iterator

from eduparse.document.edits import Edit
from eduparse.language.clause_labels import ANNEX, NUMBERED
from eduparse.language.file_names import FILE_SUFFIX
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.strip.page import strip_lines

SUFFIX = "span.file-suffix"
FILES = 3  # lines with one file name that prove a sharing site by themselves
_SHARING = lazy_pattern(
    rf"第\d+页 ?/ ?共\d+页|由会员分享|文档编号[：:]|上传人[：:]|下载文档前|展开阅读全文|页珍藏版|{FILE_SUFFIX}_第\d+页"
)
_ATTACHED = lazy_pattern(rf"{ANNEX}|{NUMBERED}")
_FILE = lazy_pattern(
    rf"(?:(?:文档格式|文档|格式|word版|Word版|完整版|最新版)?{FILE_SUFFIX})"
    r"(?P<page>_第\d{1,4}页)?$"
)


def file_suffixes(text: str) -> Iterator[Edit]:
    """Suffixes of file names that are the page's title."""
    if "." not in text:
        return
    shared = _SHARING.search(text) is not None
    named, head = [], True
    for line in strip_lines(text):
        m = _FILE.search(line.text) if "." in line.raw and len(line.raw) < 300 else None
        if m and m.start() >= 4 and not _ATTACHED.match(line.text):
            named.append((line, m, head))
        head = head and not line.paragraph
    count = Counter(line.text[: m.start()] for line, m, _ in named)
    for line, m, above in named:
        copies = count[line.text[: m.start()]]
        if not m["page"] and (copies >= FILES or (shared and (copies > 1 or above))):
            at = line.start + line.raw.index(line.text) + m.start()
            yield Edit(at, at + len(m.group()), "", SUFFIX)
