"""Rows: documents, clauses and chunks as JSON, and their schema."""
