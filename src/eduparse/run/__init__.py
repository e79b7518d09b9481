"""Runs: many records, any number of workers, the same bytes."""
