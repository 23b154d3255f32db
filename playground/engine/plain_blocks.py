"""The blocks that contain no other blocks: what a stack and the branches of a `Parallel` are made of."""

from playground.engine.dense import Dense
from playground.engine.image_blocks import AvgPool2D, Conv2D, FlattenBlock, GlobalAvgPool, MaxPool2D
from playground.engine.layer_norm import LayerNorm
from playground.engine.noise import Noise
from playground.engine.recurrent import SimpleRNN

PlainBlock = Dense | Conv2D | MaxPool2D | AvgPool2D | GlobalAvgPool | FlattenBlock | LayerNorm | SimpleRNN | Noise
"""A new block is one more entry: presets, the window, the command line and the checks know it by what its class says of
itself, see `BlockRule`.
"""
