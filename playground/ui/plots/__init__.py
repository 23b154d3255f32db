"""The live plots: what the training looks like, drawn so that painting them runs no Python."""
