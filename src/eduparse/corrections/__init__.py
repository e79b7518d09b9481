"""Decisions of a person about single edits."""
