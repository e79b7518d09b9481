"""Strip: site furniture and injected spam are deleted, what a record card says becomes metadata.

Nothing here replaces text: every edit has an empty replacement, so a removed line owns nothing and
stays readable to later passes in its layer. Heads come first because they hold facts; spans before
lines because a title is compared with its copies after injected words and file suffixes are gone.

The line decision is open to readers that see more of a page than its text::

    decide(lines, effort, weights, hints, shared) -> {index of a line: Verdict(rule, confidence, applied)}

`decision.decide` takes the lines of `page.lines_of`, ``SAFE`` or ``THOROUGH``, and, where the page came
with blocks, tags or links, ``hints``: further feature names for a line by its index, which ``weights``
(a `weights.Weights`, read by `weights.parse`) know; ``shared`` are the lines of its site's template
(`template`, learned by `learning`). Blank lines are not decided about.
"""
