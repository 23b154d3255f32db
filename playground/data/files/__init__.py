"""Data sets read from files a person has: pictures and tables. Nothing is unpickled, and sizes are checked first."""
