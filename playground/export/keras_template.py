"""The fixed lines of the Keras script."""

SCRIPT = '''
"""{about}

Beside this file (.npz): the weights of the trained network, and the examples as the network is given them.
Needs numpy, and keras 3 with any backend.

    python THIS_FILE            evaluates the trained network
    python THIS_FILE EPOCHS     trains a new one for so many epochs
"""

{math}import sys
from pathlib import Path

import keras
import numpy as np
from keras import {parts}

EPOCHS = {epochs}
BATCH_SIZE = {batch_size}
LEARNING_RATE = {rate!r}

data = np.load(Path(__file__).with_suffix(".npz"))
{helpers}

def build():
    """The network: examples to outputs before the link."""
    x = inputs = keras.Input({shape})
{lines}
    return keras.Model(inputs, x)


def link(z):
    """What the outputs mean: probabilities where the loss knows them."""
    return {link}


def compiled(model):
    """The model with loss and optimizer."""
    optimizer = keras.optimizers.{optimizer}
{exclude}    model.compile(optimizer, {loss}, metrics=[{metric}])
    return model


def trained():
    """The network with the weights it has come to."""
    model = compiled(build())
    for layer in model.layers:
        keys = [key for key in data.files if key.startswith(layer.name + "/")]
        if keys:
            layer.set_weights([data[key] for key in keys])
    return model


def load(part):
    """Inputs (images: channels last) and targets of a part."""
    x, y = data[part + "_x"], data[part + "_y"]
    return {last}, {target}


def train(epochs):
    """Train a new network."""
    model = compiled(build())
    x, y = load("train")
    model.fit(x, y, batch_size=BATCH_SIZE, epochs=epochs{fitted}{classes}, callbacks=[{callbacks}], verbose=2)
    return model


if __name__ == "__main__":
    if len(sys.argv) > 1:
        train(int(sys.argv[1]))
    else:
        model = trained()
        for part in ("train", "validation", "test"):
            if part + "_x" in data:
                print(part, *model.evaluate(*load(part), verbose=0))
'''

ACCURACY = '''
def accuracy(target, z):
    """Whether the output and the target are on the same side, for every example."""
    return ops.cast((z > {threshold!r}) == (target > {between!r}), "float32")
'''

HINGE = '''
def multiclass_hinge(target, z):
    """The sum of all margins that are missed (Weston and Watkins)."""
    true = ops.sum(target * z, axis=1, keepdims=True)
    return ops.sum(ops.relu(z - true + 1), axis=1) - 1  # without the true class's own margin
'''

SCHEDULE = '''
class Schedule(keras.callbacks.Callback):
    """Sets the learning rate before every step."""

    def __init__(self, examples):
        super().__init__()
        self.examples, self.epoch = examples, 0

    def on_epoch_begin(self, epoch, logs=None):
        self.epoch = epoch

    def on_train_batch_begin(self, batch, logs=None):
        t = self.epoch + batch * BATCH_SIZE / self.examples
        self.model.optimizer.learning_rate = schedule(LEARNING_RATE, t, EPOCHS){observe}
'''
