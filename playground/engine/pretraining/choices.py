"""The kinds of pre-training. A new one is one more entry."""

from playground.engine.pretraining.autoencoder import Autoencoder
from playground.engine.pretraining.rbm import RestrictedBoltzmann
from playground.engine.pretraining.rule import NoPretraining

Pretraining = NoPretraining | RestrictedBoltzmann | Autoencoder
