"""Numbers as pictures, below Qt: scales, colours and drawings that the window, the report and animations share."""
