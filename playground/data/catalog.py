"""The table of all data sets: adding one to the union makes it appear everywhere."""

from playground.data.classification import XOR, Checkerboard, Circle, Gaussians, Moons, Rings, Spiral
from playground.data.gates import AndGate, OrGate, XorGate
from playground.data.regression import GaussianBumps, Line, Plane, Polynomial, Sine
from playground.data.tables import BreastCancer, Digits, Iris, Wine
from playground.family import table

DataSet = (
    Circle
    | XOR
    | Gaussians
    | Spiral
    | Moons
    | Rings
    | Checkerboard
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

DATASETS = table(DataSet)
