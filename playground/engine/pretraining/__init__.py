"""Pre-training: first weights that have already learnt to describe the inputs, layer by layer and without labels."""
