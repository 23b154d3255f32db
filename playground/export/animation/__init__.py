"""The decision boundary while a network learns, as GIF, animated PNG or numbered PNGs."""
