"""Studies in windows of their own: the learning rate test, cross-validation and ensembles."""
