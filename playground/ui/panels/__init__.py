"""The panels around the network: each shows an experiment and hands back edited ones."""
