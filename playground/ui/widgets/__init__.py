"""Small finished parts of the window. Each knows the theme and nothing of experiments."""
