"""The stages, in the order in which a page goes through them."""
