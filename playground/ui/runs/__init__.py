"""Runs that were kept: their table, how two of them differ, and how they are kept, renamed and dropped."""
