"""The decision about lines of a page whose layout is known."""
