"""Strip: site furniture and injected spam are deleted, what a record card says becomes metadata.

Nothing here replaces text: every edit has an empty replacement, so a removed line owns nothing and
stays readable to later passes in its layer. Heads come first because they hold facts; spans before
lines because a title is compared with its copies after injected words and file suffixes are gone.
"""
