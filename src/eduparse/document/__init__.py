"""The document core: text, edits, layers, ownership, metadata."""
