"""What a network is and what a training step is: NumPy, and nothing of files or windows."""
