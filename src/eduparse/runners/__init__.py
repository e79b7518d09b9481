"""Runners that need more than Python: each a module that is imported when it is asked for."""
