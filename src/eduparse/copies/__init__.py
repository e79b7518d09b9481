"""Copies of one paper: found among many, grouped, the best kept, the damaged healed."""
