"""The kinds of pre-training. A new one is one more entry."""

from playground.engine.pretraining.autoencoder import Autoencoder
from playground.engine.pretraining.rbm import RestrictedBoltzmann
from playground.engine.pretraining.rule import NoPretraining
from playground.family import table

Pretraining = NoPretraining | RestrictedBoltzmann | Autoencoder
PRETRAININGS = table(Pretraining)
