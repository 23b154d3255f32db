"""The tables of all data sets: adding one to a union makes it appear everywhere."""

from playground.data.classification import XOR, Checkerboard, Circle, Gaussians, Moons, Rings, Spiral
from playground.data.drawn import Drawn
from playground.data.files.arrays import Arrays
from playground.data.files.cifar import Cifar10
from playground.data.files.image_folder import ImageFolder
from playground.data.files.pictures import Idx
from playground.data.files.table import Table
from playground.data.gates import AndGate, OrGate, XorGate
from playground.data.regression import GaussianBumps, Line, Plane, Polynomial, Sine
from playground.data.tables import BreastCancer, Digits, Iris, Wine
from playground.family import table

Shipped = (
    Circle
    | XOR
    | Gaussians
    | Spiral
    | Moons
    | Rings
    | Checkerboard
    | Drawn
    | AndGate
    | OrGate
    | XorGate
    | Line
    | Plane
    | Sine
    | Polynomial
    | GaussianBumps
    | Iris
    | Wine
    | BreastCancer
    | Digits
)

FromFiles = Idx | Cifar10 | ImageFolder | Table | Arrays

DataSet = Shipped | FromFiles

DATASETS = table(Shipped)
"""The data sets that can be chosen at once."""
