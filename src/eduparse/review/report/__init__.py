"""One self-contained page over a run: what was found, removed and repaired, and where to look first.

`survey` reads the rows of a run once and counts; `doubt` says how doubtful each document is and why.
`detail` turns the documents that are shown in full into what the page needs. `plots` draws; `page`
puts everything into one file that needs no network.
"""

from eduparse.review.report.page import build, build_of

__all__ = ["build", "build_of"]
