"""Handing a training on: what a target leaves out is said before anything is written or copied."""
