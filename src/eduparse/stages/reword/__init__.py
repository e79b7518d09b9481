"""Undo a spinner (教会部 -> 教育部), in documents proven to be spun and nowhere else.

`gate` proves it and finds the spun lines; `reference` restores from a clean original where one is given;
`word_search` lays the lexicon over the rest and lets the character model choose. What is not sure becomes
a suggestion. Restored wording is never authoritative: the document carries a score and a warning.
"""
