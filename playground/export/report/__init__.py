"""The report: one page that says what was done, what came of it, and how to do it again."""
