"""Repair: damage that machines did to a text and that can be undone with certainty.

The order matters. Escapes come first, since they hide every other sign. Text in a wrong encoding is
next, before forms delete characters that are bytes of it. Then readings stuck behind characters go,
and runs behind a lost byte are read: each may hide the other. Lost blanks are told by their
neighbours. Unicode forms follow when only real text is left, and all of it runs once more, since
forms hide their neighbours. Broken lines are last: they are found by where blanks stand. What
nobody can restore is flagged at the end.
"""
