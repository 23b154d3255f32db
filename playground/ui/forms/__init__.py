"""Forms generated from the tables of `playground.family`."""
