"""What becomes of unsaved work when the program dies: copies while it lives, an offer at the next start."""
