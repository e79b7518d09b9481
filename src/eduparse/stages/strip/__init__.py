"""Strip: site furniture and injected spam are deleted, what a record card says becomes metadata.

What goes owns nothing and stays readable to later passes in its layer; only a tag that ends a line is
replaced, by the line break it stands for. Tags come first because they hide the rest; heads then, because
they hold facts; spans before lines because a title is compared with its copies after injected words and
file suffixes are gone.
"""
