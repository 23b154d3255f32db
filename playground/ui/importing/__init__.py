"""Bringing in data from files: choosing, looking at what was found, reading in a thread of its own."""
