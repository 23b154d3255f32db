"""The window: looking at an experiment and editing it."""
