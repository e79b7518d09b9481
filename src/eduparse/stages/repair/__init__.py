"""Repair: damage that machines did to a text and that can be undone with certainty.

The order matters. Escapes first, since they hide every other sign; then text in a wrong encoding,
before forms delete characters that are bytes of it; then readings stuck behind
characters, and the runs behind a lost byte, which such readings break up and which may hide others;
lost blanks, told by their neighbours; Unicode forms when only real text is left, and all of it once
more, since forms hide their neighbours; broken lines last, since they are found by where blanks
stand. What nobody can restore is flagged at the end.
"""
